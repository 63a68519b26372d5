using CsCheck;
using Upskill.Adoption;

namespace Upskill.Tests.Adoption;

public sealed class ProgressFiguresTests
{
    private static readonly DateOnly Day = new(2026, 11, 10);

    private static readonly string[] Marks =
    [
        "", ProgressFigures.OfModule("a"), $"{ProgressFigures.OfModule("a")} {ProgressFigures.OfStrand("Ethics")}",
        ProgressFigures.Until(Day), $"{ProgressFigures.OfModule("b")} {ProgressFigures.Until(Day.AddDays(-1))}",
    ];

    private static readonly Gen<ProgressFigures> Groups = Gen.Int[0, Marks.Length - 1].Array[0, 12].Select(people => Sum(people.Select(person => ProgressFigures.Of(Marks[person]))));

    [Fact]
    public void A_whole_is_the_sum_of_its_parts_in_any_order_and_what_was_added_can_be_taken_away() => Gen.Select(Groups, Groups, Groups).Sample((a, b, c) =>
    {
        Same(a + b, b + a);
        Same(a + b + c, a + (b + c));
        Same(a, a + b - b);
        Same(ProgressFigures.Zero, a - a);
    });

    [Fact]
    public void Each_module_and_strand_is_counted_by_itself_and_overdue_is_who_had_time_until_a_day_before_today()
    {
        var all = Sum(Marks.Select(ProgressFigures.Of));

        Assert.Equal((2, 1, 0), (all.InModule("a"), all.InModule("b"), all.InModule("c")));
        Assert.Equal((1, 0), (all.InStrand("Ethics"), all.InStrand("Practical")));
        Assert.Equal((0, 1, 2), (all.Overdue(Day.AddDays(-1)), all.Overdue(Day), all.Overdue(Day.AddDays(1))));
    }

    private static ProgressFigures Sum(IEnumerable<ProgressFigures> parts) => parts.Aggregate(ProgressFigures.Zero, (sum, part) => sum + part);

    private static void Same(ProgressFigures a, ProgressFigures b) =>
        Assert.Equal(a.Counts.OrderBy(count => count.Key, StringComparer.Ordinal), b.Counts.OrderBy(count => count.Key, StringComparer.Ordinal));
}
