using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Units;
using Upskill.Adoption.Releases.Weeks;

namespace Upskill.Testing;

/// <summary>One week of a whole organisation by the product's own rules, in memory: what grains and messages do between units is done here by hand.</summary>
internal sealed class ReleasedWeek
{
    private readonly Roster roster;
    private readonly ReleaseKey key;
    private readonly Dictionary<UnitId, UnitWeek> units;
    private readonly Dictionary<string, UnitId> homes = new(StringComparer.Ordinal);

    public ReleasedWeek(WeekId week, Roster roster, ReleaseKey key, int liveFrom = ReleaseRules.LiveFrom)
    {
        (Week, this.roster, this.key) = (week, roster, key);
        units = roster.Homes().ToDictionary(
            home => home.Unit, home => new UnitWeek(home.Unit, week) { People = home.People, LiveFrom = liveFrom });
    }

    /// <summary>Which.</summary>
    public WeekId Week { get; }

    /// <summary>Batches in the order of sealing, with the unit that sealed them and the answers that only it has seen.</summary>
    public List<(UnitId Unit, Batch Batch, IReadOnlyList<Answer> Answers)> Sealed { get; } = [];

    /// <summary>The homes, as they are now.</summary>
    public IReadOnlyDictionary<UnitId, UnitWeek> Units => units;

    /// <summary>Somebody of this unit of the roster answers, or answers again.</summary>
    public void Put(UnitId unit, Answer answer)
    {
        if (roster.HomeOf(unit) is not { } home)
            return;
        homes[answer.Token] = home;
        units[home] = units[home].Put(answer);
        while (units[home].Seal(key, answer.AnsweredAt) is { } sealing)
            Fold(home, sealing, sealing.Batch, units[home].Waiting);
    }

    /// <summary>Somebody leaves.</summary>
    public void Withdraw(string token)
    {
        if (homes.TryGetValue(token, out var home))
            units[home] = units[home].Withdraw(token, long.MaxValue);
    }

    /// <summary>Closes from the teams upwards.</summary>
    public void Close(bool isFinal, DateTimeOffset at)
    {
        var moved = new Dictionary<UnitId, List<(Answer, UnitId)>>();
        foreach (var home in roster.Homes())
        {
            var below = moved.GetValueOrDefault(home.Unit, []);
            var queue = units[home.Unit].Waiting.Values.Concat(below.Select(pair => pair.Item1)).ToDictionary(answer => answer.Token);
            if (units[home.Unit].Close(isFinal, below, key, at) is not { } close)
                continue;
            Fold(home.Unit, close, close.Batch, queue);
            if (home.Unit.Parent is { } parent)
                moved.TryAdd(parent, []);
            if (home.Unit.Parent is { } above)
                moved[above].AddRange(close.Moved.Select(answer => (queue[answer.Token], answer.Home)));
        }
    }

    /// <summary>What a unit and all below it have released.</summary>
    public ReleaseSum Of(UnitId unit) => Sealed.Where(batch => batch.Unit.SelfAndAbove().Contains(unit))
        .Aggregate(ReleaseSum.Zero, (sum, batch) => sum + batch.Batch.Sum);

    private void Fold(UnitId unit, ReleaseFact fact, Batch? batch, IReadOnlyDictionary<string, Answer> queue)
    {
        if (batch is not null)
            Sealed.Add((unit, batch, [.. batch.Tokens.Select(token => queue[token])]));
        units[unit] = units[unit].With(fact);
    }
}
