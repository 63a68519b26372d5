using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Tables;

namespace Upskill.Testing;

/// <summary>
/// Fourth stage, the third once more with everything that is served beside the tree: for each answer, when the most harmful few of those sealed with it are known, other
/// data of the whole company that give all batches and all tables, in which this answer is the opposite and more than two hours away. Tables cut across batches, so
/// such data are not computed but looked for: the answer is changed, and answers of which nothing is known are changed after it until all that was served comes out.
/// What is found is a proof; what is not found is no disclosure, only one for which this search was not good enough.
/// </summary>
internal sealed class TablesStage
{
    private const int FarMinutes = 120, MostSteps = 24;

    private static readonly Range[] Classes = [.. new[] { Answer.Least }.Concat(ReleaseTables.Edges).Zip([.. ReleaseTables.Edges, Answer.Most + 1], (low, next) => new Range(low, next - 1))];

    private readonly int[] truth;
    private readonly List<ServedCell> cells;
    private readonly long[] sums;
    private readonly List<int>[] cellsOf;
    private readonly IReadOnlyList<AnswerGroup> batches;

    private TablesStage(Transcript transcript)
    {
        truth = [.. transcript.Answers.Select(answer => answer.Minutes)];
        batches = transcript.Batches;
        cells =
        [
            .. transcript.Tables,
            .. batches.SelectMany(batch => new ServedCell[]
            {
                new(batch.Answers, Answer.YesFrom, Answer.Most, batch.Yes, IsTotal: false), new(batch.Answers, 0, 0, batch.Minutes, IsTotal: true),
            }),
        ];
        sums = [.. cells.Select(cell => cell.Of(truth))];
        cellsOf = [.. truth.Select(_ => new List<int>())];
        foreach (var (number, cell) in cells.Index())
        {
            foreach (var i in cell.Answers)
                cellsOf[i].Add(number);
        }
    }

    /// <summary>What the stage found.</summary>
    /// <param name="Unproved">Answers for which no such data were found.</param>
    /// <param name="IsSound">Whether the truth gives all that was served: else the stage itself is wrong.</param>
    public sealed record Finding(int Unproved, bool IsSound);

    /// <summary>Tries every answer, with those of its batch known who answered the opposite or, where there are too few, are the farthest from it.</summary>
    public static Finding Of(Transcript transcript, int known)
    {
        var stage = new TablesStage(transcript);
        var unproved = stage.batches.Sum(batch => batch.Answers.Count(one => !stage.IsProved(one, stage.Known(one, batch, known))));
        return new(unproved, stage.cells.Index().All(cell => cell.Item.Off(stage.sums[cell.Index]) == 0));
    }

    private IEnumerable<int> Known(int one, AnswerGroup batch, int known) => batch.Answers.Where(other => other != one)
        .OrderByDescending(other => IsYes(truth[other]) != IsYes(truth[one])).ThenByDescending(other => Math.Abs(truth[other] - truth[one])).Take(known);

    private bool IsProved(int one, IEnumerable<int> known)
    {
        var mine = truth[one];
        var values = IsYes(mine)
            ? new[] { Math.Min(Answer.YesFrom - 1, mine - FarMinutes - 1), 179, 60, -60, -300, Answer.Least }
            : [Math.Max(Answer.YesFrom, mine + FarMinutes + 1), 300, 440, 480, 700, 900, Answer.Most];
        return values.Where(value => IsYes(value) != IsYes(mine) && Math.Abs(value - mine) > FarMinutes && value is >= Answer.Least and <= Answer.Most)
            .Any(value => IsRepaired(one, value, [one, .. known]));
    }

    /// <summary>Changes one more answer at a time, always what brings all that was served nearest, and never one that was changed or is known.</summary>
    private bool IsRepaired(int one, int value, HashSet<int> settled)
    {
        var (values, now) = ((int[])truth.Clone(), (long[])sums.Clone());
        Change(values, now, one, value);
        for (var step = 0; step < MostSteps; step++)
        {
            var off = Enumerable.Range(0, cells.Count).Where(number => cells[number].Off(now[number]) > 0).ToList();
            if (off.Count == 0)
                return Check(values, now);
            var worst = off.MaxBy(number => cells[number].Off(now[number]));
            var moves = cells[worst].Answers.Where(i => !settled.Contains(i)).SelectMany(i => Moves(values[i], cells[worst].Served - now[worst]).Select(to => (Other: i, To: to))).ToList();
            if (moves.Count == 0)
                return false;
            var (other, moved) = moves.MaxBy(move => Gain(values, now, move.Other, move.To)); // also where it brings nothing: what it moves off another step brings back
            Change(values, now, other, moved);
            settled.Add(other);
        }
        return false;
    }

    /// <summary>The nearest value of each other class, and in its own class as many minutes more or less as are missing.</summary>
    private static IEnumerable<int> Moves(int from, long missing) => Classes
        .Select(one => (int)Math.Clamp(one.Holds(from) ? from + missing : from, one.Low, one.High)).Where(to => to != from);

    private double Gain(int[] values, long[] now, int i, int to) => cellsOf[i].Sum(number =>
        cells[number].Off(now[number]) - cells[number].Off(now[number] + cells[number].Of(to) - cells[number].Of(values[i])));

    private void Change(int[] values, long[] now, int i, int to)
    {
        foreach (var number in cellsOf[i])
            now[number] += cells[number].Of(to) - cells[number].Of(values[i]);
        values[i] = to;
    }

    /// <summary>Data that are found are counted again.</summary>
    private bool Check(int[] values, long[] now) =>
        Enumerable.Range(0, cells.Count).Where(number => now[number] != sums[number]).All(number => cells[number].Off(cells[number].Of(values)) == 0)
            ? true : throw new InvalidOperationException("The witness does not give what was released: the search is wrong.");

    private static bool IsYes(int minutes) => minutes >= Answer.YesFrom;
}
