namespace Upskill.Kit.Live;

/// <summary>How much each of those who talk, by token, does in a minute. Kept nowhere: a restart begins anew.</summary>
public sealed class Pace<TWho> where TWho : notnull
{
    /// <summary>Reactions and votes are lighter than words.</summary>
    public const int MostReactions = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Dictionary<(TWho Who, int Most), Queue<DateTimeOffset>> lately = [];

    /// <summary>Counts one thing more.</summary>
    /// <exception cref="Refusal"><c>too-fast</c>.</exception>
    public void Take(TWho who, int most, DateTimeOffset now)
    {
        if (!lately.TryGetValue((who, most), out var times))
            lately[(who, most)] = times = [];
        while (times.TryPeek(out var first) && first <= now - Minute)
            times.Dequeue();
        if (times.Count >= most)
            throw new Refusal("too-fast", $"That is more than {most} in a minute. Wait a moment and send it again; your text is still here.");
        times.Enqueue(now);
    }
}
