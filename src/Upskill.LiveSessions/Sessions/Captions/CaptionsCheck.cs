using System.Collections.Immutable;
using Upskill.Kit.Guard;

namespace Upskill.LiveSessions.Sessions.Captions;

/// <summary>What the guard finds in captions, which everybody reads for whom the session is.</summary>
internal sealed class CaptionsCheck(DataGuard guard)
{
    /// <summary>Each kind once a line, in order. The captions are looked at as one text: what is said does not end with a caption.</summary>
    public async Task<ImmutableArray<CaptionFinding>> Look(Transcript captions)
    {
        var verdict = await guard.LookWithNames(string.Join(' ', captions.Cues.Select(cue => cue.Text.Replace('\n', ' '))));
        var (found, cue, start) = (ImmutableArray.CreateBuilder<CaptionFinding>(), 0, 0);
        foreach (var finding in verdict.Findings)
        {
            while (start + captions.Cues[cue].Text.Length < finding.Start)
                start += captions.Cues[cue++].Text.Length + 1;
            var line = captions.Cues[cue].Line + captions.Cues[cue].Text.AsSpan(0, Math.Max(0, finding.Start - start)).Count('\n');
            found.Add(new(line, finding.Kind, finding.Blocks));
        }
        return [.. found.Distinct()];
    }
}

/// <summary>Something in captions that goes nowhere, or that who brings them is warned of. Says where, never what.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="Kind">What it looks like.</param>
/// <param name="Blocks">It goes nowhere.</param>
public sealed record CaptionFinding(int Line, GuardKind Kind, bool Blocks);
