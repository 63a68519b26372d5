using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>
/// What <c>release.md</c> promises for ever, on whole companies with joiners, leavers, movers, late answers and corrections. Invariant 7 is in
/// <see cref="RandomRoundTests"/>, 5 in <see cref="UnitReleaseFaultTests"/> and <see cref="UnitReleasesTests"/>.
/// </summary>
public sealed class ReleaseInvariantTests
{
    private const int People = 220, Week = 1, Tries = 60;
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];
    private static readonly ReleaseKey Key = new(new byte[32]);

    [Fact]
    public void An_answer_is_in_one_batch_at_most_and_a_batch_is_ten_or_more_people_in_fives_that_never_change() => Seeds.Sample(seed =>
    {
        var (company, week) = Made(seed);
        var seen = new List<Batch>();
        PlayedWeek.Play(week, Week, company.Rosters[Week], company.Events, () =>
        {
            Assert.Equal(seen, week.Sealed.Take(seen.Count).Select(one => one.Batch));
            seen = [.. week.Sealed.Select(one => one.Batch)];
        });

        Assert.NotEmpty(seen);
        Assert.All(seen, batch =>
        {
            Assert.True(batch.Tokens.Length >= ReleaseRules.MinimumGroupSize && batch.Tokens.Length % ReleaseRules.RoundingBase == 0);
            Assert.Equal(batch.Tokens.Length, batch.Tokens.Distinct().Count());
        });
        var tokens = seen.SelectMany(batch => batch.Tokens).ToList();
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.All(week.Units.Values, unit => Assert.True(unit.Waiting.IsEmpty)); // sealed, or never released
    }, iter: Tries);

    [Fact]
    public void A_units_figure_is_its_own_batches_and_its_childrens_figures_at_any_moment() => Seeds.Sample(seed =>
    {
        var (company, week) = Made(seed);
        PlayedWeek.Play(week, Week, company.Rosters[Week], company.Events, () => Assert.All(week.Units.Keys, unit =>
            Assert.Equal(week.Of(unit),
                week.Units.Keys.Where(below => below.Parent == unit).Aggregate(week.Units[unit].Own, (sum, child) => sum + week.Of(child)))));
    }, iter: 15);

    [Fact]
    public void Two_figures_of_any_units_and_moments_differ_by_whole_batches() => Seeds.Sample(seed =>
    {
        var scenario = new AttackScenario(45, false, ReleaseRules.LiveFrom);
        foreach (var week in ProductServer.Serve(new(scenario, People, seed), scenario, Key))
        {
            Assert.True(week.IsSumsOfBatches());
            Assert.All(week.Sightings, a => Assert.All(week.Sightings, b =>
                Assert.True(LinearStage.Bits(a.Answers ^ b.Answers).Count() is 0 or >= ReleaseRules.MinimumGroupSize)));
        }
    }, iter: 5);

    [Fact]
    public void No_decision_looks_at_a_value() => Gen.Select(Seeds, Seeds).Sample((seed, other) =>
    {
        var (company, week) = Made(seed);
        PlayedWeek.Play(week, Week, company.Rosters[Week], company.Events);
        var values = company.Events.Select(one => one.NetMinutes).ToArray();
        new Random(other).Shuffle(values);
        var (_, permuted) = Made(seed);
        PlayedWeek.Play(permuted, Week, company.Rosters[Week], company.Events.Select((one, i) => one with { NetMinutes = values[i] }));

        Assert.Equal(Decisions(week), Decisions(permuted));
        Assert.NotEmpty(week.Sealed);
    }, iter: Tries);

    [Fact]
    public void The_same_answers_give_the_same_batches_and_roundings_again() => Seeds.Sample(seed =>
    {
        var (company, week) = Made(seed);
        PlayedWeek.Play(week, Week, company.Rosters[Week], company.Events);
        var (_, again) = Made(seed);
        PlayedWeek.Play(again, Week, company.Rosters[Week], company.Events.SelectMany(one => new[] { one, one })); // and each message twice

        Assert.Equal(Decisions(week), Decisions(again));
        Assert.Equal(week.Of(UnitId.Organisation), again.Of(UnitId.Organisation));
    }, iter: Tries);

    [Fact]
    public void Who_joins_leaves_moves_or_corrects_changes_no_figure_but_by_a_later_batch() => Seeds.Sample(seed =>
    {
        // All that people do from some minute on, beside answering for the first time, does not happen: until then, and of what was sealed, nothing differs.
        var (company, week) = Made(seed);
        var minute = (Week * 7 * 24 * 60) + (5 * 24 * 60);
        var (before, after) = (new List<ReleaseSum>(), new List<ReleaseSum>());
        PlayedWeek.Play(week, Week, company.Rosters[Week], company.Events.Where(one => one.Minute < minute), () => before.Add(week.Of(UnitId.Organisation)));
        var (_, changed) = Made(seed);
        IEnumerable<AttackEvent> stirred = company.Events.Where(one => one.Minute < minute)
            .Concat(company.Rosters[Week].Index().SelectMany(place => new AttackEvent[]
            {
                new(minute, place.Index, Week, 1_200, minute), new(minute + 1, place.Index, -1, 0, 0),
            }));
        var upTo = company.Events.Where(one => one.Minute < minute && (one.Week is Week or < 0)).Select(one => one.Minute).Distinct().Count();
        PlayedWeek.Play(changed, Week, company.Rosters[Week], stirred, () => after.Add(changed.Of(UnitId.Organisation)));

        Assert.Equal(before.Take(upTo), after.Take(upTo));
        Assert.True(after.Zip(after.Skip(1)).All(pair => pair.First.People <= pair.Second.People && pair.First.Batches <= pair.Second.Batches));
    }, iter: Tries);

    private static IEnumerable<(UnitId, int, string, DateTimeOffset)> Decisions(ReleasedWeek week) =>
        week.Sealed.Select(one => (one.Unit, one.Batch.Number, string.Join(' ', one.Batch.Tokens), one.Batch.At));

    private static (AttackCompany Company, ReleasedWeek Week) Made(int seed)
    {
        var company = new AttackCompany(new(45, false, ReleaseRules.LiveFrom), People, seed);
        return (company, PlayedWeek.Of(company, Week, Key));
    }
}
