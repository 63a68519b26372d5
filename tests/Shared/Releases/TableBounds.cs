using System.Numerics;
using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>Between what the answers of one group lie together, by all that tables say of it.</summary>
/// <param name="Answers">Their numbers, as bits.</param>
/// <param name="Yes">How many save four hours or more.</param>
/// <param name="Minutes">Their minutes together.</param>
internal sealed record TableBounds(BigInteger Answers, Range Yes, Range Minutes)
{
    /// <summary>From what was served of exactly these answers: a count and a total, or the classes of a spread, which are all of them.</summary>
    public static TableBounds Of(BigInteger answers, IReadOnlyList<ServedCell> cells)
    {
        var size = cells[0].Answers.Count;
        var (yes, minutes) = (new Range(0, size), new Range((long)Answer.Least * size, (long)Answer.Most * size));
        foreach (var cell in cells.Where(cell => cell.IsTotal))
            minutes = minutes.And(Range.Around(cell.Served, cell.Tolerance));
        foreach (var cell in cells.Where(cell => cell is { IsTotal: false, Low: Answer.YesFrom, High: Answer.Most }))
            yes = yes.And(Range.Around(cell.Served, cell.Tolerance));
        var classes = Classes([.. cells.Where(cell => !cell.IsTotal).OrderBy(cell => cell.Low)]);
        if (classes.Count == 0)
            return new(answers, yes, minutes);
        var (of, less) = (Sum(classes.Where(one => one.Low >= Answer.YesFrom)), Sum(classes.Where(one => one.Low < Answer.YesFrom)));
        return new(answers, yes.And(of).And(new(size - less.High, size - less.Low)), minutes.And(
            new(Filled(classes, size, one => one.Low), -Filled([.. classes.AsEnumerable().Reverse()], size, one => -one.High))));
    }

    /// <summary>Those that are all answers together: a count of everybody from four hours on is one of them only where no finer one is there.</summary>
    private static List<ServedCell> Classes(List<ServedCell> counts) =>
        !counts.Exists(one => one.Low == Answer.Least) ? []
        : counts.Count(one => one.Low >= Answer.YesFrom) == 1 ? counts
        : counts.FindAll(one => (one.Low, one.High) != (Answer.YesFrom, Answer.Most));

    private static Range Sum(IEnumerable<ServedCell> classes) => classes.Select(In).Aggregate(new Range(0, 0), (sum, one) => new(sum.Low + one.Low, sum.High + one.High));

    private static Range In(ServedCell one) => new(Math.Max(0, one.Served - one.Tolerance), one.Served + one.Tolerance);

    /// <summary>The least that so many answers come to, when each class has as many as it must and the first ones as many as they can.</summary>
    private static long Filled(IReadOnlyList<ServedCell> classes, int size, Func<ServedCell, long> each)
    {
        var left = size - classes.Sum(one => In(one).Low);
        var sum = 0L;
        foreach (var one in classes)
        {
            var more = Math.Clamp(left, 0, In(one).Width);
            left -= more;
            sum += (In(one).Low + more) * each(one);
        }
        return sum;
    }
}
