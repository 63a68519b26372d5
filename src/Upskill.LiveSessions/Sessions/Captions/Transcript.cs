using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Upskill.LiveSessions.Sessions.Captions;

/// <summary>What is said from one moment to another.</summary>
/// <param name="From">From the beginning of the recording.</param>
/// <param name="Until">Later than that.</param>
/// <param name="Text">One or more lines, plain.</param>
/// <param name="Line">Where the text begins in the file that was brought, from 1.</param>
internal sealed record Cue(TimeSpan From, TimeSpan Until, string Text, int Line);

/// <summary>Captions as they are kept: who speaks is not in them. Pure.</summary>
/// <param name="Cues">In order of time.</param>
internal sealed record Transcript(ImmutableArray<Cue> Cues)
{
    /// <summary>What is said within so long is one piece to read.</summary>
    public static readonly TimeSpan Piece = TimeSpan.FromSeconds(30);

    /// <summary>The words only where it must not be printed.</summary>
    public override string ToString() => nameof(Transcript);

    /// <summary>As WebVTT: times and text, and nothing else.</summary>
    public string ToVtt()
    {
        var vtt = new StringBuilder("WEBVTT\n");
        foreach (var cue in Cues)
            vtt.Append(CultureInfo.InvariantCulture, $"\n{Time(cue.From)} --> {Time(cue.Until)}\n{Escaped(cue.Text)}\n");
        return vtt.ToString();
    }

    /// <summary>To read: pieces of half a minute, each with when it begins.</summary>
    public IEnumerable<(TimeSpan From, string Text)> Pieces()
    {
        for (var first = 0; first < Cues.Length;)
        {
            var end = first;
            while (end < Cues.Length && Cues[end].From < Cues[first].From + Piece)
                end++;
            yield return (Cues[first].From, string.Join(' ', Cues[first..end].Select(cue => cue.Text.Replace('\n', ' '))));
            first = end;
        }
    }

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time:mm\\:ss\\.fff}");

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
