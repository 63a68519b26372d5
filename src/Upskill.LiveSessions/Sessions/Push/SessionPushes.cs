using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Push;

/// <summary>
/// What is owed to whoever watches, so that many votes cost one push: attendees are told at most four times a second, twice where there are very many; hosts and reactions once a second. What is
/// lost is made up for every 30 seconds.
/// </summary>
internal sealed class SessionPushes(long number, DateTimeOffset now)
{
    /// <summary>The shortest time between two pushes.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private const int Second = 4, HalfSecond = 2, Pulse = 120, VeryMany = 1_000;

    private readonly int[] reactions = new int[Enum.GetValues<LiveReaction>().Length];
    private long beats, told = number, hostsTold = number;
    private int about;
    private bool areHostsOwed;

    /// <summary>Whether this beat is one of those that come once a second.</summary>
    public bool IsFullSecond => beats % Second == 0;

    /// <summary>Grows with everything that hosts see; also after a restart.</summary>
    public long Version { get; private set; } = now.ToUnixTimeMilliseconds();

    /// <summary>Reactions that were told last.</summary>
    public ImmutableArray<int> LastReactions { get; private set; } = [.. new int[Enum.GetValues<LiveReaction>().Length]];

    /// <summary>Somebody reacted.</summary>
    public void React(LiveReaction reaction) => reactions[(int)reaction]++;

    /// <summary>Something changed that only hosts see.</summary>
    public void OweHosts() => areHostsOwed = true;

    /// <summary>What is due at this beat.</summary>
    /// <param name="number">The newest number.</param>
    /// <param name="aboutNow">People present, rounded.</param>
    /// <param name="people">People present.</param>
    /// <param name="now">For <see cref="Version"/>.</param>
    /// <returns>The number after which attendees are told, where they are; whether hosts are told; the reactions of the last second.</returns>
    public (long? Attendees, bool Hosts, ImmutableArray<int> Reactions) Next(long number, int aboutNow, int people, DateTimeOffset now)
    {
        var (isSecond, isPulse) = (IsFullSecond, beats % Pulse == 0);
        var isTurn = people <= VeryMany || beats % HalfSecond == 0;
        beats++;
        areHostsOwed |= number != hostsTold || aboutNow != about;
        var reacted = isSecond ? Reacted() : [.. new int[reactions.Length]];
        var hostsDue = isSecond && (areHostsOwed || isPulse);
        if (hostsDue)
            (areHostsOwed, hostsTold, Version) = (false, number, Math.Max(Version + 1, now.ToUnixTimeMilliseconds()));
        if (!isTurn || (number == told && aboutNow == about && !reacted.Any(count => count > 0) && !isPulse))
            return (null, hostsDue, reacted);
        var from = told;
        (told, about) = (number, aboutNow);
        return (from, hostsDue, reacted);
    }

    private ImmutableArray<int> Reacted()
    {
        ImmutableArray<int> counted = [.. reactions];
        Array.Clear(reactions);
        if (!counted.SequenceEqual(LastReactions))
            areHostsOwed = true;
        return LastReactions = counted;
    }
}
