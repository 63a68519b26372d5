using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Console;

/// <summary>The showcases of a session as they are shown: rules and state, pure.</summary>
/// <param name="Shown">In their order, the one that runs included.</param>
/// <param name="Now">What is shown now.</param>
internal sealed record ShowcaseRun(ImmutableArray<SessionFact.Showed> Shown, ShownShowcase? Now)
{
    /// <summary>More are not kept.</summary>
    public const int Most = 60;

    /// <summary>What a host adds at a time.</summary>
    public const int MinutesMore = 2;

    private const int LongestMinutes = 240;

    /// <summary>Before the first.</summary>
    public static readonly ShowcaseRun Empty = new([], null);

    /// <summary>What happens when a host starts the next one.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Show(ShowNext command, DateTimeOffset now)
    {
        if (Shown.Any(showed => showed.Showcase == command.Showcase))
            return Now?.Id == command.Showcase ? null : throw new Refusal("shown", "This showcase was shown already. Nothing was changed.");
        if (Shown.Length >= Most)
            throw new Refusal("full", $"This session has had {Most} showcases; more are not kept. Nothing was changed.");
        return new SessionFact.Showed(command.Showcase, command.Title, command.Presenter, Math.Clamp(command.Minutes, 1, LongestMinutes), command.IsNamedAfterwards, now);
    }

    /// <summary>What happens when a host adds two minutes, or ends it.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Time(bool isMore) => Now is null ? (isMore ? throw new Refusal("nothing-shown", "Nothing is shown now. Nothing was changed.") : null)
        : !isMore ? new SessionFact.ShowingEnded()
        : Now.Minutes + MinutesMore <= LongestMinutes ? new SessionFact.ShowingTimed()
        : throw new Refusal("too-long", "A showcase takes at most four hours. Nothing was changed.");

    /// <summary>After one began.</summary>
    public ShowcaseRun With(SessionFact.Showed showed) => new(Shown.Add(showed), new(showed.Showcase, showed.Title, showed.Presenter, showed.Minutes, showed.At.AddMinutes(showed.Minutes)));

    /// <summary>After two minutes were added.</summary>
    public ShowcaseRun Longer() => this with { Now = Now! with { Minutes = Now.Minutes + MinutesMore, EndsAt = Now.EndsAt.AddMinutes(MinutesMore) } };
}
