using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Figures;

namespace Upskill.Tests.Adoption;

public sealed class UnitFiguresChildrenTests
{
    private static readonly UnitId Audit = new("quality~audit"), Release = new("quality~release");

    [Fact]
    public void A_unit_is_its_own_people_and_its_children()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit, Release]);
        unit.Put(new("ada", 1, "CH", "G2", new(1, 1, 0)));
        unit.Child(new(Audit, 1, new(10, 5, 2)));
        unit.Child(new(Release, 1, new(20, 9, 3)));

        Assert.Equal(new(1, 1, 0), unit.Own);
        Assert.Equal(new(31, 15, 5), unit.Total);
        Assert.Equal(new(10, 5, 2), unit.Of(Audit).Total);
    }

    [Fact]
    public void A_childs_newer_total_replaces_the_older_one_also_when_it_is_smaller()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit]);
        unit.Child(new(Audit, 7, new(10, 5, 2)));
        unit.Child(new(Audit, 8, new(4, 1, 0)));

        Assert.Equal(new(4, 1, 0), unit.Total);
    }

    [Fact]
    public void A_childs_older_or_repeated_total_is_dropped()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit]);
        unit.Child(new(Audit, 7, new(10, 5, 2)));
        unit.Child(new(Audit, 6, new(9, 9, 9)));
        unit.Child(new(Audit, 7, new(9, 9, 9)));

        Assert.Equal(new(10, 5, 2), unit.Total);
    }

    [Fact]
    public void The_total_of_a_unit_that_is_no_child_is_dropped()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit]);
        unit.Child(new(Release, 1, new(10, 5, 2)));

        Assert.Equal(AdoptionFigures.Zero, unit.Total);
        Assert.Equal(AdoptionFigures.Zero, unit.Of(Release).Total);
    }

    [Fact]
    public void A_child_that_was_lost_takes_its_total_with_it_and_the_others_keep_theirs()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit, Release]);
        unit.Child(new(Audit, 1, new(10, 5, 2)));
        unit.Child(new(Release, 1, new(20, 9, 3)));

        Assert.Empty(unit.Chart([Release]));

        Assert.Equal(new(20, 9, 3), unit.Total);
        Assert.Equal(AdoptionFigures.Zero, unit.Of(Audit).Total);
        unit.Child(new(Audit, 2, new(10, 5, 2)));
        Assert.Equal(new(20, 9, 3), unit.Total);
    }

    [Fact]
    public void Figures_are_kept_by_country_and_add_up_to_the_total()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit]);
        unit.Put(new("ada", 1, "CH", "G2", new(1, 1, 0)));
        unit.Put(new("bo", 1, "DE", "G2", new(1, 0, 0)));
        unit.Put(new("ada", 2, "DE", "G2", new(1, 1, 1))); // works in another country now
        Assert.True(unit.Child(new(Audit, 1, new(3, 2, 1), FiguresByCountry.Of("CH", new(3, 2, 1)))));
        Assert.False(unit.Child(new(Audit, 2, new(3, 2, 1), FiguresByCountry.Of("CH", new(3, 2, 1)))));

        Assert.Equal([("CH", new(3, 2, 1)), ("DE", new(2, 1, 1))], unit.ByCountry.Countries.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)));
        Assert.Equal(["DE"], unit.OwnByCountry.Countries.Keys);
        Assert.Equal(new(5, 3, 2), unit.Total);
    }

    [Fact]
    public void Only_children_that_were_not_known_are_told_as_new()
    {
        var unit = new UnitFigures();

        Assert.Equal([Audit], unit.Chart([Audit]));
        Assert.Equal([Release], unit.Chart([Audit, Release]));
        Assert.Empty(unit.Chart([Release, Audit]));
    }

    [Fact]
    public void A_child_that_was_lost_and_comes_back_begins_with_nothing_and_takes_any_total()
    {
        var unit = new UnitFigures();
        unit.Chart([Audit]);
        unit.Child(new(Audit, 9, new(10, 5, 2)));
        unit.Chart([]);

        Assert.Equal([Audit], unit.Chart([Audit]));
        Assert.Equal(AdoptionFigures.Zero, unit.Total);
        unit.Child(new(Audit, 1, new(3, 2, 1)));
        Assert.Equal(new(3, 2, 1), unit.Total);
    }

    [Fact]
    public void A_total_is_the_sum_of_the_newest_totals_of_the_children_in_whatever_order_they_came() =>
        Gen.Select(Gen.Select(Gen.Int[0, 3], Gen.Long[1, 20], Gen.Long[0, 50]).List[0, 40], Gen.Bool.List[4, 4]).Sample((told, stays) =>
        {
            var children = Enumerable.Range(0, 4).Select(i => new UnitId($"quality~{i}")).ToList();
            var unit = new UnitFigures();
            unit.Chart(children);
            // The figures follow from the number: two totals of one number are the same total.
            var totals = told.ConvertAll(one =>
                new UnitTotal(children[one.Item1], one.Item2, new(one.Item2 * 3, one.Item2 * 2, one.Item2)));
            totals.ForEach(total => unit.Child(total));
            var left = children.Where((_, i) => stays[i]).ToList();
            unit.Chart(left);

            var expected = totals.Where(total => left.Contains(total.Unit)).GroupBy(total => total.Unit)
                .Aggregate(AdoptionFigures.Zero, (sum, of) => sum + of.MaxBy(total => total.Number)!.Figures);
            Assert.Equal(expected, unit.Total);
            Assert.Equal(AdoptionFigures.Zero, unit.Own);
        });
}
