using StackExchange.Redis;
using Upskill.Adoption;

namespace Upskill.Kit.Storage;

/// <summary>
/// To which unit each person's answer of a week goes: the smallest above them with enough people on the Monday. A hash per week and partition, written once
/// when the week's roster is taken.
/// </summary>
public sealed class AnswerHomes(IConnectionMultiplexer store, IGrainFactory grains)
{
    private const string Taken = "#";

    /// <summary>
    /// The home, or null where the person's answer of this week is in no figure: they joined after its Monday, or the organisation is too small. Takes the
    /// roster where it was not taken yet.
    /// </summary>
    public async Task<UnitId?> Of(WeekId week, PersonId person)
    {
        var found = await Read(week, person);
        if (found[0].IsNull)
        {
            await grains.GetGrain<IRosterGrain>(week.Value).Take();
            found = await Read(week, person);
        }
        return found[1].IsNull ? null : new UnitId(found[1]!);
    }

    /// <summary>Writes where everybody's answers go. Durable when it returns; what is not marked as taken before the end is written again.</summary>
    public Task Write(WeekId week, IEnumerable<(PersonId Person, UnitId Home)> homes)
    {
        var byPartition = homes.ToLookup(home => Partition.Of(home.Person.Value));
        return Task.WhenAll(Partition.All.Select(async partition =>
        {
            HashEntry[] entries = [.. byPartition[partition].Select(home => new HashEntry(home.Person.Value, home.Home.Value))];
            await store.GetDatabase().HashSetAsync(Key(partition, week), entries);
            await store.GetDatabase().HashSetAsync(Key(partition, week), Taken, 1);
        }));
    }

    /// <summary>Forgets where the answers of a finished week went.</summary>
    public Task Forget(WeekId week) => Task.WhenAll(Partition.All.Select(partition => store.GetDatabase().KeyDeleteAsync(Key(partition, week))));

    private Task<RedisValue[]> Read(WeekId week, PersonId person) =>
        store.GetDatabase().HashGetAsync(Key(Partition.Of(person.Value), week), [Taken, person.Value]);

    private static string Key(Partition partition, WeekId week) => partition.Key($"answer-homes:{week}");
}
