using CsCheck;
using Upskill.Adoption;

namespace Upskill.Tests.Adoption;

public sealed class AdoptionFiguresTests
{
    private static readonly Gen<AdoptionFigures> Figures =
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[-1_000_000, 1_000_000], Gen.Long[-1_000_000, 1_000_000],
            (enrolled, started, complete) => new AdoptionFigures(enrolled, started, complete));

    [Fact]
    public void The_order_of_the_parts_does_not_matter() => Gen.Select(Figures, Figures).Sample((a, b) => Assert.Equal(a + b, b + a));

    [Fact]
    public void The_grouping_of_the_parts_does_not_matter() =>
        Gen.Select(Figures, Figures, Figures).Sample((a, b, c) => Assert.Equal(a + b + c, a + (b + c)));

    [Fact]
    public void Nobody_changes_nothing() => Figures.Sample(figures =>
    {
        Assert.Equal(figures, figures + AdoptionFigures.Zero);
        Assert.Equal(figures, figures - AdoptionFigures.Zero);
        Assert.Equal(AdoptionFigures.Zero, figures - figures);
    });

    [Fact]
    public void What_was_added_can_be_taken_away_again() => Gen.Select(Figures, Figures).Sample((a, b) => Assert.Equal(a, a + b - b));

    [Fact]
    public void Each_figure_is_added_to_its_own()
    {
        Assert.Equal(new(11, 22, 33), new AdoptionFigures(1, 2, 3) + new AdoptionFigures(10, 20, 30));
        Assert.Equal(new(9, 18, 27), new AdoptionFigures(10, 20, 30) - new AdoptionFigures(1, 2, 3));
        Assert.Equal(new(0, 0, 0), AdoptionFigures.Zero);
    }

    [Fact]
    public void A_whole_is_the_sum_of_its_parts_however_it_is_cut() =>
        Gen.Select(Figures.List[1, 20], Gen.Int[0, 20]).Sample((all, cut) =>
        {
            static AdoptionFigures Sum(IEnumerable<AdoptionFigures> parts) =>
                parts.Aggregate(AdoptionFigures.Zero, (sum, part) => sum + part);

            Assert.Equal(Sum(all), Sum(all.Take(cut)) + Sum(all.Skip(cut)));
        });
}
