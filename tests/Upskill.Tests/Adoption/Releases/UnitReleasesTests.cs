using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Units;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>Sums go up the tree by messages that may be lost, repeated and overtaken.</summary>
public sealed class UnitReleasesTests
{
    private static readonly UnitId Function = new("f");
    private static readonly WeekId Week = new("2026-W36");

    private static readonly Gen<ReleaseSum> Batch = Gen.Select(Gen.Int[2, 10], Gen.Int[0, 10], Gen.Int[-10, 40],
        (people, yes, hours) => new ReleaseSum(people * 5, yes * 5, hours * 10, 1, Week.BeginsAt));

    [Fact]
    public void Any_order_loss_and_repeat_of_sums_ends_with_the_newest_of_each_unit() =>
        Gen.Select(Batch.List[1, 8].Array[3], Gen.Int[0, 1_000_000]).Sample((units, seed) =>
        {
            var random = new Random(seed);
            var sent = units.Index().SelectMany(unit => Running(unit.Item).Select(sum => new UnitRelease(Function.Inside($"d{unit.Index}"), Week, sum))).ToList();
            var newest = units.Index().Select(unit => new UnitRelease(Function.Inside($"d{unit.Index}"), Week, Sum(unit.Item))).ToList();
            var received = sent.Concat(sent).Where(_ => random.Next(3) > 0).Concat(newest).ToArray();
            random.Shuffle(received);

            Assert.Equal(units.Aggregate(ReleaseSum.Zero, (sum, unit) => sum + Sum(unit)),
                received.Aggregate(new UnitReleases(Function), (releases, one) => releases.With(one)).Of(Week).Sum);
        });

    [Fact]
    public void Sums_of_batches_are_a_commutative_monoid() => Gen.Select(Batch, Batch, Batch).Sample((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal(a, a + ReleaseSum.Zero);
        Assert.Equal(a, ReleaseSum.Zero + a);
    });

    [Fact]
    public void What_a_unit_that_is_not_directly_below_says_changes_nothing()
    {
        var releases = new UnitReleases(Function);

        Assert.Same(releases, releases.With(new UnitRelease(new("f~d~t"), Week, new(10, 5, 40, 1, null))));
        Assert.Same(releases, releases.With(new UnitRelease(new("g"), Week, new(10, 5, 40, 1, null))));
    }

    private static IEnumerable<ReleaseSum> Running(List<ReleaseSum> batches) => batches.Select((_, i) => Sum([.. batches.Take(i + 1)]));

    private static ReleaseSum Sum(List<ReleaseSum> batches) => batches.Aggregate(ReleaseSum.Zero, (sum, batch) => sum + batch);
}
