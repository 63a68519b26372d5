using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Console;

/// <summary>Which hosts are connected, by their place in the plan (0 planned it), in memory only; and who leads when the one who leads is gone. Pure.</summary>
/// <param name="Seen">When each was last connected.</param>
internal sealed record HostWatch(ImmutableSortedDictionary<int, DateTimeOffset> Seen)
{
    /// <summary>After so long without a connection another one leads.</summary>
    public static readonly TimeSpan Gone = TimeSpan.FromSeconds(5);

    /// <summary>Nobody was seen yet.</summary>
    public static readonly HostWatch Nobody = new(ImmutableSortedDictionary<int, DateTimeOffset>.Empty);

    /// <summary>These are connected.</summary>
    public HostWatch With(IEnumerable<int> hosts, DateTimeOffset now) => new(Seen.SetItems(hosts.Select(host => KeyValuePair.Create(host, now))));

    /// <summary>Who is here.</summary>
    public ImmutableArray<int> Here(DateTimeOffset now) => [.. Seen.Where(seen => now - seen.Value < Gone).Select(seen => seen.Key)];

    /// <summary>Who leads instead of <paramref name="lead"/>: null while they are here, and where there is nobody else, in which case the console waits.</summary>
    public int? Instead(int lead, DateTimeOffset now) => Here(now) is { Length: > 0 } here && !here.Contains(lead) ? here[0] : null;
}
