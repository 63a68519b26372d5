using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Figures;

namespace Upskill.Tests.Adoption;

public sealed class UnitFiguresTests
{
    private static readonly UnitId Audit = new("quality~audit");
    private static readonly AdoptionFigures Enrolled = new(1, 0, 0), Started = new(1, 1, 0), Complete = new(1, 1, 1);

    private static UnitRow Row(string token, long version, AdoptionFigures figures) => new(token, version, "CH", "G2", figures)
    {
        Marks = figures == Complete ? ProgressFigures.OfModule("a") : figures == Started ? ProgressFigures.Until(new(2026, 11, 10)) : "",
    };

    private static AdoptionFigures Sum(IEnumerable<AdoptionFigures> figures) =>
        figures.Aggregate(AdoptionFigures.Zero, (sum, one) => sum + one);

    [Fact]
    public void A_unit_without_anybody_has_nobody()
    {
        Assert.Equal(AdoptionFigures.Zero, new UnitFigures().Total);
        Assert.Equal(AdoptionFigures.Zero, new UnitFigures().Own);
    }

    [Fact]
    public void A_newer_row_replaces_the_older_one_of_the_same_person()
    {
        var unit = new UnitFigures();
        unit.Put(Row("ada", 1, Enrolled));
        unit.Put(Row("ben", 1, Enrolled));
        unit.Put(Row("ada", 4, Complete));

        Assert.Equal(new(2, 1, 1), unit.Own);
        Assert.Equal(unit.Own, unit.Total);
    }

    [Fact]
    public void An_older_row_that_comes_late_changes_nothing()
    {
        var unit = new UnitFigures();
        unit.Put(Row("ada", 4, Complete));
        unit.Put(Row("ada", 3, Started));
        unit.Put(Row("ada", 4, Complete));

        Assert.Equal(Complete, unit.Total);
    }

    [Fact]
    public void Who_has_left_is_not_brought_back_by_a_message_from_before()
    {
        var unit = new UnitFigures();
        unit.Put(Row("ada", 2, Started));
        unit.TakeOut("ada", 5);
        unit.Put(Row("ada", 4, Complete));

        Assert.Equal(AdoptionFigures.Zero, unit.Total);
    }

    [Fact]
    public void That_somebody_left_may_be_heard_before_that_they_came()
    {
        var unit = new UnitFigures();
        unit.TakeOut("ada", 5);
        unit.TakeOut("ada", 3);
        unit.Put(Row("ada", 4, Started));

        Assert.Equal(AdoptionFigures.Zero, unit.Total);
    }

    [Fact]
    public void Who_left_and_came_back_counts_again_and_is_not_taken_out_by_a_late_message()
    {
        var unit = new UnitFigures();
        unit.Put(Row("ada", 2, Started));
        unit.TakeOut("ada", 5);
        unit.Put(Row("ada", 9, Complete));
        unit.TakeOut("ada", 5);

        Assert.Equal(Complete, unit.Total);
    }

    [Fact]
    public void Loading_replaces_what_was_heard_by_what_is_stored_and_leaves_the_children()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit]);
        unit.Child(new(Audit, 1, new(10, 5, 2)) { Progress = ProgressFigures.Of(ProgressFigures.OfModule("b")) });
        unit.Put(Row("ada", 9, Complete));
        unit.TakeOut("ben", 9);

        unit.Load([Row("ben", 3, Started), Row("cem", 1, Enrolled)]);

        Assert.Equal(new(2, 1, 0), unit.Own);
        Assert.Equal(new(12, 6, 2), unit.Total);
        Assert.Equal((0, 1), (unit.Progress.InModule("a"), unit.Progress.InModule("b")));
    }

    [Fact]
    public void Messages_in_any_order_repeated_and_lost_and_then_a_load_give_the_sum_of_the_newest_rows() =>
        Messages.Sample((all, order, lost) =>
        {
            var newest = all.GroupBy(row => row.Token).Select(rows => rows.MaxBy(row => row.Version)!).ToList();
            var unit = new UnitFigures();
            foreach (var at in order)
            {
                if (!lost.Contains(at % all.Count))
                    unit.Put(all[at % all.Count]);
            }
            unit.Load(newest);
            Assert.Equal(Sum(newest.Select(row => row.Figures)), unit.Total);

            // What is still under way arrives afterwards, and changes nothing.
            foreach (var at in order)
                unit.Put(all[at % all.Count]);
            Assert.Equal(Sum(newest.Select(row => row.Figures)), unit.Total);
            Assert.Equal(unit.Total, unit.Own);
            Assert.Equal(newest.Count(row => row.Figures == Complete), unit.Progress.InModule("a"));
            Assert.Equal(newest.Count(row => row.Figures == Started), unit.Progress.Overdue(DateOnly.MaxValue));
        });

    [Fact]
    public void Messages_in_any_order_and_repeated_need_no_load_when_none_was_lost() =>
        Messages.Sample((all, order, _) =>
        {
            var unit = new UnitFigures();
            foreach (var at in order.Concat(Enumerable.Range(0, all.Count)))
                unit.Put(all[at % all.Count]);

            Assert.Equal(Sum(all.GroupBy(row => row.Token).Select(rows => rows.MaxBy(row => row.Version)!.Figures)), unit.Total);
        });

    [Fact]
    public void Who_moves_between_units_counts_once_in_whatever_order_the_units_hear_of_it() =>
        // A person's journey: version n is in unit journey[n]. Each step tells the old unit that they left and the new one that they came.
        Gen.Select(Gen.Int[0, 2].List[1, 8], Gen.Int[0, 1_000].List[0, 30]).Sample((journey, order) =>
        {
            var units = new[] { new UnitFigures(), new UnitFigures(), new UnitFigures() };
            var messages = new List<Action> { () => units[journey[0]].Put(Row("ada", 1, Started)) };
            for (var i = 1; i < journey.Count; i++)
            {
                var (from, to, version) = (journey[i - 1], journey[i], i + 1);
                if (from != to)
                    messages.Add(() => units[from].TakeOut("ada", version));
                messages.Add(() => units[to].Put(Row("ada", version, Started)));
            }

            foreach (var at in order.Select(at => at % messages.Count).Concat(Enumerable.Range(0, messages.Count).Reverse()))
                messages[at]();

            for (var i = 0; i < units.Length; i++)
                Assert.Equal(i == journey[^1] ? Started : AdoptionFigures.Zero, units[i].Total);
        });

    private static Gen<(List<UnitRow> All, List<int> Order, HashSet<int> Lost)> Messages { get; } =
        from people in Gen.Int[0, 2].List[1, 5].List[1, 6]
        from order in Gen.Int[0, 10_000].List[0, 60]
        from lost in Gen.Int[0, 30].List[0, 10]
        select (
            people.SelectMany((states, person) => states.Select((state, i) =>
                Row($"p{person}", i + 1, new[] { Enrolled, Started, Complete }[state]))).ToList(),
            order, lost.ToHashSet());
}
