using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>The attack on a table of classes: each class in turn is what an attacker asks of everybody, with all cells of all units.</summary>
internal static class ClassAttack
{
    /// <summary>The key of rounding that it is played with.</summary>
    public static readonly ReleaseKey Key = new(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(Seed)));

    private const int People = 1_200, Seed = 20260831;

    /// <summary>A week of the simulated company as the rules seal it, and who is in which class.</summary>
    /// <param name="draw">The class of somebody, by a number from 0 to 99.</param>
    /// <param name="cellOf">As it is stored.</param>
    public static (List<SealedBatch> Batches, List<int> Classes) Sealed(Func<int, int> draw, Func<int, string> cellOf)
    {
        var company = new AttackCompany(AttackScenario.All[0], People, Seed);
        var week = PlayedWeek.Of(company, 0, Key);
        PlayedWeek.Play(week, 0, company.Rosters[0], company.Events);
        var random = new Random(Seed);
        var (batches, classes) = (new List<SealedBatch>(), new List<int>());
        foreach (var (unit, batch, answers) in week.Sealed)
        {
            List<int> drawn = [.. answers.Select(_ => draw(random.Next(100)))];
            batches.Add(new(unit, batch.Number, batch.At, [.. drawn.Select(one => new SealedAnswer(0, cellOf(one)))]));
            classes.AddRange(drawn);
        }
        return (batches, classes);
    }

    /// <summary>Nobody's class follows from sums and bounds of the cells.</summary>
    public static void FindsNobody(List<SealedBatch> batches, List<int> classes, List<(UnitId Unit, ImmutableArray<long> Classes)> tables)
    {
        for (var asked = 0; asked < tables[0].Classes.Length; asked++)
        {
            var week = Served(batches, classes, tables, asked);
            var bounds = BoundsStage.Of(week);

            Assert.Equal(0, LinearStage.Determined(week));
            Assert.True(bounds.IsSound, "The attack excluded the truth: it is wrong itself.");
            Assert.Equal(0, bounds.Determined);
        }
    }

    private static Transcript Served(List<SealedBatch> batches, List<int> classes, List<(UnitId Unit, ImmutableArray<long> Classes)> tables, int asked)
    {
        var count = tables[0].Classes.Length;
        (int Low, int High) Place(int one) => PlaceOf((one - asked + count) % count, count);
        var numbers = new List<(UnitId Unit, List<int> Answers)>();
        foreach (var batch in batches)
            numbers.Add((batch.Unit, [.. Enumerable.Range(numbers.Sum(known => known.Answers.Count), batch.Answers.Length)]));
        return new([.. classes.Select((one, i) => new HiddenAnswer(i, Place(one).Low, null))], [], [])
        {
            Tables =
            [
                .. tables.SelectMany(table =>
                {
                    List<int> those = [.. numbers.Where(batch => batch.Unit.SelfAndAbove().Contains(table.Unit)).SelectMany(batch => batch.Answers)];
                    return table.Classes.Select((people, one) => new ServedCell(those, Place(one).Low, Place(one).High, people, IsTotal: false));
                }),
            ],
        };
    }

    // Where the class that is asked for stands, so that it is a yes; the others share what is a no.
    private static (int Low, int High) PlaceOf(int place, int count)
    {
        var width = (Answer.YesFrom - Answer.Least) / (count - 1);
        return place == 0 ? (Answer.YesFrom, Answer.Most) : (Answer.YesFrom - (place * width), Answer.YesFrom - ((place - 1) * width) - 1);
    }
}
