using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>The attack on how attitudes changed: each class in turn is what an attacker asks of everybody, with all cells of all units.</summary>
public sealed class ChangeAttackTests
{
    private const int People = 1_200, Seed = 20260831;
    private static readonly ReleaseKey Key = new(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(Seed)));

    // Where the class that is asked for stands, so that it is a yes; and where the others do.
    private static readonly (int Low, int High)[] Places = [(Answer.YesFrom, Answer.Most), (0, Answer.YesFrom - 1), (Answer.Least, -1)];

    [Theory]
    [InlineData(10, 80)]
    [InlineData(30, 40)]
    [InlineData(96, 3)]
    public void Nobodys_change_follows_from_sums_and_bounds_of_what_is_released(int lessPercent, int samePercent)
    {
        var (batches, classes) = Sealed(lessPercent, samePercent);
        var changes = ReleaseTables.Changes(Key, PlayedWeek.First, "tool", batches).ToList();
        Assert.True(changes.Count > 10, $"{changes.Count} cells are too few to attack.");

        for (var asked = 0; asked < ReleasedChange.Names.Length; asked++)
        {
            var week = Served(batches, classes, changes, asked);
            var bounds = BoundsStage.Of(week);

            Assert.Equal(0, LinearStage.Determined(week));
            Assert.True(bounds.IsSound, "The attack excluded the truth: it is wrong itself.");
            Assert.Equal(0, bounds.Determined);
        }
    }

    [Fact]
    public void A_cell_of_one_pair_less_than_another_is_seen_through()
    {
        List<int> all = [.. Enumerable.Range(0, 50)];
        ServedCell[] cells = [new(all, Answer.YesFrom, Answer.Most, 25, IsTotal: false), new(all[..49], Answer.YesFrom, Answer.Most, 25, IsTotal: false)];

        Assert.Equal(1, LinearStage.Determined(new([.. all.Select(i => new HiddenAnswer(i, i % 2 == 0 ? Answer.Most : 0, null))], [], []) { Tables = cells }));
    }

    /// <summary>A week of the simulated company as the rules seal it, and whose answers changed how.</summary>
    private static (List<SealedBatch> Batches, List<int> Classes) Sealed(int lessPercent, int samePercent)
    {
        var company = new AttackCompany(AttackScenario.All[0], People, Seed);
        var week = PlayedWeek.Of(company, 0, Key);
        PlayedWeek.Play(week, 0, company.Rosters[0], company.Events);
        var random = new Random(Seed);
        var (batches, classes) = (new List<SealedBatch>(), new List<int>());
        foreach (var (unit, batch, answers) in week.Sealed)
        {
            List<int> changed = [.. answers.Select(_ => random.Next(100)).Select(draw => draw < lessPercent ? 0 : draw < lessPercent + samePercent ? 1 : 2)];
            batches.Add(new(unit, batch.Number, batch.At, [.. changed.Select(one => new SealedAnswer(0, ReleasedChange.CellOf(one - 1)))]));
            classes.AddRange(changed);
        }
        return (batches, classes);
    }

    private static Transcript Served(List<SealedBatch> batches, List<int> classes, List<ReleasedChange> changes, int asked)
    {
        (int Low, int High) Place(int one) => Places[(one - asked + Places.Length) % Places.Length];
        var numbers = new List<(UnitId Unit, List<int> Answers)>();
        foreach (var batch in batches)
            numbers.Add((batch.Unit, [.. Enumerable.Range(numbers.Sum(known => known.Answers.Count), batch.Answers.Length)]));
        return new([.. classes.Select((one, i) => new HiddenAnswer(i, Place(one).Low, null))], [], [])
        {
            Tables =
            [
                .. changes.SelectMany(change =>
                {
                    List<int> those = [.. numbers.Where(batch => batch.Unit.SelfAndAbove().Contains(change.Unit)).SelectMany(batch => batch.Answers)];
                    return change.Classes.Select((people, one) => new ServedCell(those, Place(one).Low, Place(one).High, people, IsTotal: false));
                }),
            ],
        };
    }
}
