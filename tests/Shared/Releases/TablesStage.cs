using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>
/// Fourth stage, the third once more with everything that is served beside the tree: for each answer, when the most harmful few of those sealed with it are known, other
/// data of the whole company that give all batches and all tables, in which this answer is the opposite and more than two hours away. Tables cut across batches, so
/// such data are looked for and counted, not computed: somebody else of whom nothing is known takes the answer's part, and it theirs.
/// </summary>
internal sealed class TablesStage
{
    private const int FarMinutes = 120;
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
        sums = [.. cells.Select(cell => cell.Answers.Sum(i => cell.Of(truth[i])))];
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
        var unproved = stage.batches.Sum(batch => batch.Answers.Count(one => !stage.IsProved(one, batch, stage.Known(one, batch, known))));
        return new(unproved, stage.cells.Index().All(cell => Math.Abs(cell.Item.Served - stage.sums[cell.Index]) <= cell.Item.Tolerance));
    }

    private HashSet<int> Known(int one, AnswerGroup batch, int known) => [.. batch.Answers.Where(other => other != one)
        .OrderByDescending(other => IsYes(truth[other]) != IsYes(truth[one])).ThenByDescending(other => Math.Abs(truth[other] - truth[one])).Take(known)];

    private bool IsProved(int one, AnswerGroup batch, HashSet<int> known) => Others(one, batch, known).Any(other => Values(one, other).Any(way => Fits(one, way.One, other, way.Other)));

    /// <summary>Nobody, then those of the same batch, then all others who answered the opposite.</summary>
    private IEnumerable<int> Others(int one, AnswerGroup batch, HashSet<int> known) => Enumerable.Repeat(-1, 1)
        .Concat(batch.Answers.Where(other => other != one && !known.Contains(other)))
        .Concat(Enumerable.Range(0, truth.Length).Where(other => other != one && !known.Contains(other)));

    /// <summary>Values of the answer that are the opposite and far away, each with what the other one is then: as it is, or moved the other way by as much or to its end.</summary>
    private IEnumerable<(int One, int Other)> Values(int one, int other)
    {
        var mine = truth[one];
        int[] possible = IsYes(mine)
            ? [Math.Min(Answer.YesFrom - 1, mine - FarMinutes - 1), 179, 60, -60, -300]
            : [Math.Max(Answer.YesFrom, mine + FarMinutes + 1), 300, Answer.YesFrom + 200, 480, 700, 900];
        foreach (var value in possible.Where(value => IsYes(value) != IsYes(mine) && Math.Abs(value - mine) > FarMinutes && value is >= Answer.Least and <= Answer.Most))
        {
            if (other < 0)
                yield return (value, 0);
            else
            {
                foreach (var moved in new[] { truth[other] - (value - mine), mine, IsYes(mine) ? Answer.YesFrom : Answer.YesFrom - 1 })
                    yield return (value, Math.Clamp(moved, Answer.Least, Answer.Most));
            }
        }
    }

    private bool Fits(int one, int value, int other, int otherValue)
    {
        var touched = other < 0 ? cellsOf[one] : cellsOf[one].Concat(cellsOf[other]).Distinct();
        foreach (var number in touched)
        {
            var cell = cells[number];
            var sum = sums[number] + (cellsOf[one].Contains(number) ? cell.Of(value) - cell.Of(truth[one]) : 0)
                + (other >= 0 && cellsOf[other].Contains(number) ? cell.Of(otherValue) - cell.Of(truth[other]) : 0);
            if (Math.Abs(cell.Served - sum) > cell.Tolerance)
                return false;
        }
        return true;
    }

    private static bool IsYes(int minutes) => minutes >= Answer.YesFrom;
}
