using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Tables;

namespace Upskill.Tests.Adoption.Releases;

public sealed class ReleasedCalibrationTests
{
    private static readonly ReleaseKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly WeekId Week = new("2026-W53");

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.25, 1)]
    [InlineData(0.99, 3)]
    [InlineData(1, 4)]
    [InlineData(180, 6)]
    public void A_pair_is_stored_as_the_class_of_its_ratio(double ratio, int place) => Assert.Equal($"ratio:{place}", ReleasedRatios.CellOf(ratio));

    [Fact]
    public void The_estimate_is_the_median_of_the_classes_with_an_interval_between_two_ranks()
    {
        var released = Of(0, 0, 50, 50, 0, 0, 0); // the middle rank is at 3/4

        Assert.Equal(0.75, released.Ratio, 9);
        Assert.InRange(released.Low, 0.5, 0.7);
        Assert.InRange(released.High, 0.8, 1);
        Assert.Equal(Math.Sqrt(0.5 * 0.75), Of(0, 0, 60, 0, 0, 0, 0).Ratio, 9); // on a logarithmic scale
    }

    [Fact]
    public void What_is_beyond_the_classes_stands_at_their_end()
    {
        Assert.Equal((0.25, 0.25), (Of(50, 0, 0, 0, 0, 0, 0).Ratio, Of(50, 0, 0, 0, 0, 0, 0).High));
        Assert.Equal((2, 2), (Of(0, 0, 0, 0, 0, 0, 50).Ratio, Of(0, 0, 0, 0, 0, 0, 50).Low));
    }

    [Theory]
    [InlineData(50, 0.7)]
    [InlineData(200, 1.1)]
    public void The_interval_holds_the_true_median_in_ninety_five_of_a_hundred_cases_rounding_included(int pairs, double median)
    {
        const int Cases = 2_000;
        var random = new Random(20261129);

        var held = Enumerable.Range(0, Cases).Count(one =>
        {
            var ratios = Enumerable.Range(0, pairs).Select(_ => median * Math.Exp(0.4 * Normal(random)));
            var released = ReleaseTables.Ratios(Key, Week.Plus(one), [Batch(UnitId.Organisation, ratios)]).Single();
            var calibration = ReleasedCalibration.Of("", released);
            return calibration.Low <= median && median <= calibration.High;
        });

        Assert.True(held >= 0.94 * Cases, $"It held {held} of {Cases} times.");
    }

    [Fact]
    public void Only_the_organisation_and_functions_of_fifty_pairs_have_a_table()
    {
        SealedBatch[] batches =
        [
            Batch(new("f~d"), Enumerable.Repeat(0.4, 50)), Batch(new("f"), Enumerable.Repeat(0.6, 10)), Batch(new("g"), Enumerable.Repeat(2.5, 45)),
        ];

        var tables = ReleaseTables.Ratios(Key, Week, batches).ToList();

        Assert.Equal([("all", 105L), ("f", 60L)], tables.Select(table => (table.Unit.Value, table.Pairs)));
        Assert.Equal([0, 50, 10, 0, 0, 0, 0], tables[1].Classes.AsEnumerable());
    }

    private static ReleasedCalibration Of(params ImmutableArray<long> classes) => ReleasedCalibration.Of("2026-Q4", new(UnitId.Organisation, classes.Sum(), classes));

    private static SealedBatch Batch(UnitId unit, IEnumerable<double> ratios) =>
        new(unit, 1, Week.ClosesAt, [.. ratios.Select(ratio => new SealedAnswer(0, ReleasedRatios.CellOf(ratio)))]);

    // Box and Muller, 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
