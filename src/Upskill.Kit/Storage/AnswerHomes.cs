using StackExchange.Redis;
using Upskill.Adoption;

namespace Upskill.Kit.Storage;

/// <summary>
/// To which unit each person's answer of a week goes: the smallest above them with enough people on the Monday. A hash per week and partition, written once
/// when the week's roster is taken, and marked when that is kept.
/// </summary>
public sealed class AnswerHomes(IConnectionMultiplexer store, IGrainFactory grains)
{
    private const string Taken = "#";

    /// <summary>
    /// The home, or null where the person's answer of this week is in no figure: they joined after its Monday, or the organisation is too small. Takes the
    /// roster where it was not taken yet.
    /// </summary>
    public async Task<AnswerHome?> Of(WeekId week, PersonId person)
    {
        var found = await Read(week, person);
        if (found[0].IsNull)
        {
            await grains.GetGrain<IRosterGrain>(week.Value).Take();
            found = await Read(week, person);
        }
        return found[1].IsNull ? null : AnswerHome.Parse(found[1]!);
    }

    /// <summary>Everybody who has a home in this week. Takes the roster where it was not taken yet.</summary>
    public async Task<IReadOnlyList<(PersonId Person, AnswerHome Home)>> All(WeekId week)
    {
        await grains.GetGrain<IRosterGrain>(week.Value).Take();
        var parts = await Task.WhenAll(Partition.All.Select(partition => store.GetDatabase().HashGetAllAsync(Key(partition, week))));
        return [.. parts.SelectMany(entries => entries).Where(entry => entry.Name != Taken).Select(entry => (new PersonId(entry.Name!), AnswerHome.Parse(entry.Value!)))];
    }

    /// <summary>Writes where everybody's answers go. Durable when it returns; until <see cref="MarkTaken"/> whoever asks has the roster taken first.</summary>
    public Task Write(WeekId week, IEnumerable<(PersonId Person, AnswerHome Home)> homes) =>
        Task.WhenAll(homes.GroupBy(home => Partition.Of(home.Person.Value)).Select(part => store.GetDatabase().HashSetAsync(
            Key(part.Key, week), [.. part.Select(home => new HashEntry(home.Person.Value, home.Home.ToString()))])));

    /// <summary>Notes that the week's roster is kept, so that it is not asked for with each answer. A stop before that loses nothing.</summary>
    public Task MarkTaken(WeekId week) =>
        Task.WhenAll(Partition.All.Select(partition => store.GetDatabase().HashSetAsync(Key(partition, week), Taken, 1)));

    /// <summary>Forgets where the answers of a finished week went.</summary>
    public Task Forget(WeekId week) => Task.WhenAll(Partition.All.Select(partition => store.GetDatabase().KeyDeleteAsync(Key(partition, week))));

    private Task<RedisValue[]> Read(WeekId week, PersonId person) =>
        store.GetDatabase().HashGetAsync(Key(Partition.Of(person.Value), week), [Taken, person.Value]);

    private static string Key(Partition partition, WeekId week) => partition.Key($"answer-homes:{week}");
}

/// <summary>Where a person's answers of a week go.</summary>
/// <param name="Unit">The home.</param>
/// <param name="Cells">In which cells of one-way tables they are, a line each.</param>
public sealed record AnswerHome(UnitId Unit, string Cells = "")
{
    private const char Separator = '\n';

    /// <summary>The unit, and the cells in the lines after it.</summary>
    public override string ToString() => Cells.Length == 0 ? Unit.Value : $"{Unit}{Separator}{Cells}";

    internal static AnswerHome Parse(string text) =>
        text.IndexOf(Separator, StringComparison.Ordinal) is var at and >= 0 ? new(new UnitId(text[..at]), text[(at + 1)..]) : new(new UnitId(text));
}
