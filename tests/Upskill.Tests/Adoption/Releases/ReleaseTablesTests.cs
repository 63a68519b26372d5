using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Tables;
using Upskill.Learning;
using Upskill.Workforce;

namespace Upskill.Tests.Adoption.Releases;

public sealed class ReleaseTablesTests
{
    private static readonly ReleaseKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly WeekId Week = new("2026-W36");
    private static readonly DateTimeOffset At = Week.ClosesAt;

    [Fact]
    public void A_cell_counts_its_answers_in_order_of_sealing_less_the_last_of_a_five_from_fifty_on()
    {
        // 53 of CH, of whom the last three were sealed last and say the most; 49 of DE.
        SealedBatch[] batches =
        [
            Batch("f", 2, At.AddMinutes(2), Enumerable.Repeat(new SealedAnswer(1_200, "country:CH"), 3)),
            Batch("g", 1, At, Enumerable.Repeat(new SealedAnswer(0, "country:DE"), 49)),
            Batch("f", 1, At, Enumerable.Repeat(new SealedAnswer(300, "country:CH\ngrade:G2"), 50)),
        ];

        var cells = Cells(batches, []).ToList();

        Assert.Equal([("country", "CH"), ("grade", "G2")], cells.Select(cell => (cell.Table, cell.Key)));
        Assert.Equal((50, 50, 250, 1), (cells[0].Sum.People, cells[0].Sum.Yes, cells[0].Sum.Hours, cells[0].Sum.Batches));
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    public void A_cell_is_released_again_only_if_ten_answers_were_added(int people, int again)
    {
        var first = Cells([Batch("f", 1, At, Some(50))], []).ToList();
        var second = Cells([Batch("f", 1, At, Some(people))], [.. first]).ToList();

        Assert.Equal(again, second.Count);
        Assert.All(second, cell => Assert.Equal(60, cell.Sum.People));
    }

    [Fact]
    public void A_country_that_asks_for_a_larger_group_has_no_cell_of_a_smaller_one()
    {
        Assert.Empty(ReleaseTables.Cells(Key, Week, [Batch("f", 1, At, Some(70))], [], _ => 71, At));
        Assert.Single(ReleaseTables.Cells(Key, Week, [Batch("f", 1, At, Some(75))], [], _ => 71, At));
    }

    [Fact]
    public void How_hours_are_spread_is_shown_of_units_of_fifty_answers_with_those_below_and_each_class_is_off_by_less_than_five()
    {
        var minutes = new[] { -1, 0, 119, 120, 239, 240, 479, 480 };
        Assert.Equal([0, 1, 1, 2, 2, 3, 3, 4], minutes.Select(ReleaseTables.ClassOf));
        SealedBatch[] batches =
        [
            Batch("f~d", 1, At, Enumerable.Range(0, 40).Select(i => new SealedAnswer(minutes[i % 8], ""))),
            Batch("f", 1, At, Enumerable.Range(0, 10).Select(_ => new SealedAnswer(480, ""))),
        ];

        var spreads = ReleaseTables.Spreads(Key, Week, batches).ToList();

        Assert.Equal(["all", "f"], spreads.Select(spread => spread.Unit.Value));
        Assert.All(spreads, spread =>
        {
            Assert.Equal(50, spread.People);
            Assert.All(spread.Classes.Zip([5L, 10, 10, 10, 15]), pair => Assert.True(pair.First % 5 == 0 && Math.Abs(pair.First - pair.Second) < 5));
        });
    }

    [Fact]
    public void Cells_go_with_an_answer_as_lines_and_come_back()
    {
        var employee = new Employee(new("p"), "", "", new("f"), [], "CH", "Band: 2", null, "UTC", "en", default, null, Roles.Employee, [], [], false);

        Assert.Equal([("country", "CH"), ("grade", "Band: 2"), ("cohort", "spring")], TableCells.Read(TableCells.Of(employee, [new CohortId("spring")])));
        Assert.Empty(TableCells.Read(""));
    }

    private static IEnumerable<ReleasedCell> Cells(SealedBatch[] batches, ReleasedCell[] before) => ReleaseTables.Cells(Key, Week, batches, [.. before], _ => 5, At);

    private static IEnumerable<SealedAnswer> Some(int people) => Enumerable.Range(0, people).Select(i => new SealedAnswer(i * 7 % 600, "country:CH"));

    private static SealedBatch Batch(string unit, int number, DateTimeOffset at, IEnumerable<SealedAnswer> answers) => new(new(unit), number, at, [.. answers]);
}
