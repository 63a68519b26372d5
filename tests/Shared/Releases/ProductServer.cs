using System.Globalization;
using System.Numerics;
using Upskill.Adoption;

namespace Upskill.Testing;

/// <summary>The product's rules for one week, looked at every minute by somebody who is shown everything.</summary>
internal sealed class ProductServer
{
    private readonly ReleasedWeek week;
    private readonly List<HiddenAnswer> answers = [];
    private readonly List<Sighting> sightings = [];
    private readonly List<AnswerGroup> batches = [];
    private readonly Dictionary<UnitId, Sighting> latest = [];

    private readonly ServedTables tables;

    private ProductServer(ReleasedWeek week, ReleaseKey key) => (this.week, tables) = (week, new(week, key));

    /// <summary>What is served of each week until its final close.</summary>
    public static IReadOnlyList<Transcript> Serve(AttackCompany company, AttackScenario scenario, ReleaseKey key) =>
        [.. Enumerable.Range(0, AttackCompany.Weeks).Select(number =>
        {
            var server = new ProductServer(PlayedWeek.Of(company, number, key, scenario.LiveFrom), key);
            PlayedWeek.Play(server.week, number, company.Rosters[number], company.Events, server.Look, server.tables.Take);
            return new Transcript(server.answers, server.sightings, server.batches) { Tables = server.tables.Served };
        })];

    /// <summary>A batch comes to its unit and to all above it; each that something came to is seen as it is at the end of the minute.</summary>
    private void Look()
    {
        var changed = new HashSet<UnitId>();
        foreach (var (unit, batch, those) in week.Sealed.Skip(batches.Count).ToList())
        {
            List<int> numbers = [.. Enumerable.Range(answers.Count, those.Count)];
            answers.AddRange(those.Select(answer => new HiddenAnswer(int.Parse(answer.Token, CultureInfo.InvariantCulture), answer.Minutes, batches.Count)));
            batches.Add(new(numbers, batch.Yes, batch.Hours * 60, IsRounded: true));
            var bits = numbers.Aggregate(BigInteger.Zero, (set, i) => set | (BigInteger.One << i));
            foreach (var above in unit.SelfAndAbove())
            {
                var before = latest.GetValueOrDefault(above) ?? new(above, 0, 0, 0);
                latest[above] = new(above, before.Answers | bits, before.Yes + batch.Yes, before.Minutes + (batch.Hours * 60));
                changed.Add(above);
            }
        }
        sightings.AddRange(changed.Select(unit => latest[unit]));
    }
}
