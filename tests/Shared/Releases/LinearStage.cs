using System.Numerics;

namespace Upskill.Testing;

/// <summary>
/// First stage: what adding and subtracting of figures and tables tells, if none were rounded. An answer that is a sum of sums is disclosed on a server that does
/// not round; in the product's tree no sum of sums is less than a batch.
/// </summary>
internal static class LinearStage
{
    /// <summary>How many answers follow.</summary>
    public static int Determined(Transcript transcript)
    {
        var knowledge = new LinearKnowledge();
        Feed(knowledge, transcript, i => i, transcript.Answers.Count);
        return knowledge.Single().Count();
    }

    /// <summary>
    /// The same over several weeks, for an attacker who takes for granted that everybody says every week what they said before: the figures of all weeks are
    /// then sums over the same people.
    /// </summary>
    public static int DeterminedIfRepeated(IReadOnlyList<Transcript> weeks)
    {
        var people = weeks.SelectMany(week => week.Answers).Max(answer => answer.Person) + 1;
        var knowledge = new LinearKnowledge();
        foreach (var week in weeks)
            Feed(knowledge, week, i => week.Answers[i].Person, people);
        return knowledge.Single().Count();
    }

    /// <summary>Each figure less the same unit's figure before: the same sums of sums, and much shorter rows.</summary>
    private static void Feed(LinearKnowledge knowledge, Transcript week, Func<int, int> column, int columns)
    {
        var last = new Dictionary<UnitId, BigInteger>();
        foreach (var sighting in week.Sightings)
        {
            Feed(knowledge, sighting.Answers, last.GetValueOrDefault(sighting.Cell), column, columns);
            last[sighting.Cell] = sighting.Answers;
        }
        foreach (var cell in week.Tables.Select(cell => cell.Bits).Distinct())
            Feed(knowledge, cell, BigInteger.Zero, column, columns);
    }

    private static void Feed(LinearKnowledge knowledge, BigInteger answers, BigInteger before, Func<int, int> column, int columns)
    {
        var row = new long[columns];
        foreach (var i in Bits(answers ^ before))
            row[column(i)] += (before >> i).IsEven ? 1 : -1;
        knowledge.Add(row);
    }

    /// <summary>The numbers of the bits that are set.</summary>
    public static IEnumerable<int> Bits(BigInteger set)
    {
        var bytes = set.ToByteArray();
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            if ((bytes[i / 8] >> (i % 8) & 1) == 1)
                yield return i;
        }
    }
}
