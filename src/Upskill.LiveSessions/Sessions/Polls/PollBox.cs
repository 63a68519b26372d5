using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Polls;

/// <summary>The polls of a session, one after the other: rules and state, pure.</summary>
/// <param name="All">In their order.</param>
internal sealed record PollBox(ImmutableArray<Poll> All)
{
    /// <summary>More are not kept.</summary>
    public const int Most = 30;

    /// <summary>Before the first.</summary>
    public static readonly PollBox Empty = new([]);

    /// <summary>The last one.</summary>
    public Poll? Last => All.LastOrDefault();

    /// <summary>What happens when a host opens one.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact Open(OpenPoll command)
    {
        if (Last is { IsOpen: true })
            throw new Refusal("open-poll", "A poll is open already. Close it first. Your text is still here.");
        if (All.Length >= Most)
            throw new Refusal("full", $"This session has had {Most} polls; more are not kept. Your text is still here.");
        ImmutableArray<string> options = [.. command.Options.Select(option => option.Trim()).Where(option => option.Length > 0)];
        if (options.Length is < OpenPoll.FewestOptions or > OpenPoll.MostOptions || options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < options.Length)
            throw new Refusal("options", $"A poll has {OpenPoll.FewestOptions} to {OpenPoll.MostOptions} different options to choose from. Your text is still here.");
        return new SessionFact.PollOpened(Texts.Checked(command.Question, OpenPoll.LongestQuestion), [.. options.Select(option => Texts.Checked(option, OpenPoll.LongestOption))]);
    }

    /// <summary>What happens when somebody chooses: one choice a person, changeable while it is open.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Vote(AttendeeToken by, long poll, int option)
    {
        if (Last is not { } last || last.Number != poll || option < 0 || option >= last.Options.Length)
            throw new Refusal("no-such-poll", "There is no such choice any more. Nothing was changed.");
        if (!last.IsOpen)
            throw new Refusal("poll-closed", "This poll is closed. Nothing was changed.");
        return last.Choices.TryGetValue(by, out var chosen) && chosen == option ? null : new SessionFact.Polled(poll, by, option);
    }

    /// <summary>What happens when a host closes it.</summary>
    public SessionFact? Close() => Last is { IsOpen: true } open ? new SessionFact.PollClosed(open.Number) : null;

    /// <summary>With one more.</summary>
    public PollBox With(long number, SessionFact.PollOpened opened) =>
        new(All.Add(new(number, opened.Question, opened.Options, ImmutableDictionary<AttendeeToken, int>.Empty, [.. opened.Options.Select(_ => 0)], true)));

    /// <summary>With a change of the last.</summary>
    public PollBox Change(Func<Poll, Poll> change) => new(All.SetItem(All.Length - 1, change(All[^1])));
}
