using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Upskill.LiveSessions.Sessions.Captions;

/// <summary>
/// Reads a file of captions: WebVTT (W3C, https://www.w3.org/TR/webvtt1/, sections 4 and 6) or SubRip. Stricter than a player, which leaves out what it cannot read: whoever brings captions hears of it. Names of speakers,
/// styles, regions, notes and settings are left out; tags that are WebVTT's own are taken off, all others are text.
/// </summary>
internal static partial class CaptionFile
{
    /// <summary>The largest file, in bytes: an hour is about 100 kB.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    /// <summary>More cues are not taken: an hour has about 1,500.</summary>
    public const int MostCues = 20_000;

    /// <summary>A cue has no more characters.</summary>
    public const int LongestText = 1_000;

    /// <summary>Code of a <see cref="Refusal"/> of a file.</summary>
    public const string Fault = "captions";

    private const string Arrow = "-->";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The captions in a file.</summary>
    /// <exception cref="Refusal"><see cref="Fault"/>, with a sentence that names the line.</exception>
    public static Transcript Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestFile)
            throw new Refusal(Fault, "This file has more than 2 MB; captions of an hour have about 100 kB. Nothing was kept.");
        string text;
        try
        {
            text = Utf8.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal(Fault, "This file is not in UTF-8. Save it as UTF-8 and bring it again. Nothing was kept.");
        }
        return Read(text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'));
    }

    private static Transcript Read(string[] lines)
    {
        var isVtt = Signature().IsMatch(lines[0]);
        var at = isVtt ? 1 : 0;
        if (!isVtt && !IsSubRip(lines))
            throw new Refusal(Fault, "The first line is not WEBVTT, and it is no SubRip file either. Nothing was kept.");
        while (isVtt && at < lines.Length && lines[at].Length > 0 && !lines[at].Contains(Arrow, StringComparison.Ordinal))
            at++; // what a header says of itself
        var cues = ImmutableArray.CreateBuilder<Cue>();
        var last = TimeSpan.Zero;
        while (at < lines.Length)
        {
            var (from, end) = (at, EndOf(lines, at));
            at = end + 1;
            if (from == end || (isVtt && Aside().IsMatch(lines[from])))
                continue;
            var timed = lines[from].Contains(Arrow, StringComparison.Ordinal) ? from : from + 1;
            if (timed >= end || Times().Match(lines[timed]) is not { Success: true } times)
                throw No(Math.Min(timed, end - 1), "is no time of a caption, such as 00:00:01.000 --> 00:00:03.500");
            var cue = CueOf(lines, timed, end, times, isVtt);
            if (cue.From < last)
                throw No(timed, "begins before the caption above it");
            last = cue.From;
            if (cue.Text.Length > 0)
                cues.Add(cue);
            if (cues.Count > MostCues)
                throw new Refusal(Fault, $"This file has more than {MostCues:N0} captions; an hour has about 1,500. Nothing was kept.");
        }
        return cues.Count > 0 ? new(cues.ToImmutable()) : throw new Refusal(Fault, "There is no caption in this file. Nothing was kept.");
    }

    private static Cue CueOf(string[] lines, int timed, int end, Match times, bool isVtt)
    {
        var (from, until) = (Moment(times.Groups["from"].Value, timed), Moment(times.Groups["until"].Value, timed));
        if (until <= from)
            throw No(timed, "ends before it begins");
        if (until > Longest)
            throw No(timed, "is later than a day after the beginning");
        for (var line = timed + 1; line < end; line++)
        {
            if (lines[line].Contains(Arrow, StringComparison.Ordinal))
                throw No(line, "is a time in the middle of a caption; there is an empty line missing before it");
            if (lines[line].Any(character => char.IsControl(character) && character != '\t'))
                throw No(line, "holds characters that are none");
        }
        var text = Plain(string.Join('\n', lines[(timed + 1)..end]), isVtt);
        return text.Length <= LongestText ? new(from, until, text, timed + 2) : throw No(timed + 1, $"begins a caption of more than {LongestText:N0} characters");
    }

    private static TimeSpan Moment(string text, int line)
    {
        var parts = text.Replace(',', '.').Split(':');
        var hours = 0;
        if (parts.Length == 3 && !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out hours) || hours > Longest.TotalHours)
            throw No(line, "is later than a day after the beginning");
        return new TimeSpan(0, hours, int.Parse(parts[^2], CultureInfo.InvariantCulture), 0)
            + TimeSpan.FromMilliseconds(int.Parse(parts[^1].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
    }

    private static string Plain(string text, bool isVtt) =>
        string.Join('\n', Entity().Replace((isVtt ? VttTag() : SubRipTag()).Replace(text, ""), entity => entity.Value switch
        {
            _ when !isVtt => entity.Value,
            "&amp;" => "&",
            "&lt;" => "<",
            "&gt;" => ">",
            "&nbsp;" => " ",
            _ => "", // marks of direction
        }).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static bool IsSubRip(string[] lines) => Array.FindIndex(lines, line => line.Trim().Length > 0) is >= 0 and var first
        && first + 1 < lines.Length && Number().IsMatch(lines[first]) && lines[first + 1].Contains(Arrow, StringComparison.Ordinal);

    private static int EndOf(string[] lines, int at)
    {
        while (at < lines.Length && lines[at].Length > 0)
            at++;
        return at;
    }

    private static Refusal No(int line, string what) => new(Fault, string.Create(CultureInfo.InvariantCulture, $"Line {line + 1} {what}. Nothing was kept."));

    [GeneratedRegex("^WEBVTT(?:[ \\t].*)?$")]
    private static partial Regex Signature();

    [GeneratedRegex("^(?:NOTE(?:[ \\t]|$)|(?:STYLE|REGION)[ \\t]*$)")]
    private static partial Regex Aside();

    [GeneratedRegex("^\\s*(?<from>(?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9][.,][0-9]{3})[ \\t]+-->[ \\t]+(?<until>(?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9][.,][0-9]{3})(?:[ \\t].*)?$")]
    private static partial Regex Times();

    [GeneratedRegex("^\\s*[0-9]{1,9}\\s*$")]
    private static partial Regex Number();

    /// <summary>Class, italics, bold, underlined, ruby, voice, language, and moments within a cue.</summary>
    [GeneratedRegex("</?(?:c|i|b|u|ruby|rt|v|lang)(?:\\.[^\\s<>.]+)*(?:[ \\t\\n][^<>]*)?>|<(?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}>")]
    private static partial Regex VttTag();

    [GeneratedRegex("</?(?:b|i|u|font)(?:[ \\t][^<>]*)?>", RegexOptions.IgnoreCase)]
    private static partial Regex SubRipTag();

    [GeneratedRegex("&(?:amp|lt|gt|nbsp|lrm|rlm);")]
    private static partial Regex Entity();
}
