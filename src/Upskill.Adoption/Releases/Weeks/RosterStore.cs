using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Adoption.Releases.Weeks;

/// <summary>
/// Which units directly below one were ever homes of answers: whom it asks for their sums when it wakes, also when the organisation has another chart by now.
/// </summary>
internal sealed class RosterStore(IConnectionMultiplexer store)
{
    /// <summary>Notes them. Durable when it returns; a repeat changes nothing.</summary>
    public Task Note(Roster roster) => Task.WhenAll(roster.Homes().Where(home => !home.Homes.IsEmpty).Select(home =>
        store.GetDatabase().HashSetAsync(Key(home.Unit), [.. home.Homes.Select(below => new HashEntry(below.Value, 1))])));

    /// <summary>Those directly below a unit.</summary>
    public async Task<IReadOnlyList<UnitId>> HomesBelow(UnitId unit) =>
        [.. (await store.GetDatabase().HashKeysAsync(Key(unit))).Select(below => new UnitId(below!))];

    /// <summary>Forgets who was below these units. A repeat changes nothing.</summary>
    public Task Forget(IEnumerable<UnitId> units) => Task.WhenAll(units.Select(unit => store.GetDatabase().KeyDeleteAsync(Key(unit))));

    private static string Key(UnitId unit) => Partition.Of(unit.Value).Key($"homes-below:{unit}");
}
