namespace Upskill.PeerGroups.Messages;

/// <summary>How much each member does in a minute. Kept nowhere: a restart begins anew.</summary>
internal sealed class Pace
{
    /// <summary>Reactions are lighter than words.</summary>
    public const int MostReactions = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Dictionary<(MemberToken Member, int Most), Queue<DateTimeOffset>> lately = [];

    /// <summary>Counts one thing more.</summary>
    /// <exception cref="Refusal"><c>too-fast</c>.</exception>
    public void Take(MemberToken member, int most, DateTimeOffset now)
    {
        if (!lately.TryGetValue((member, most), out var times))
            lately[(member, most)] = times = [];
        while (times.TryPeek(out var first) && first <= now - Minute)
            times.Dequeue();
        if (times.Count >= most)
            throw new Refusal("too-fast", $"That is more than {most} in a minute. Wait a moment and send it again; your text is still here.");
        times.Enqueue(now);
    }
}
