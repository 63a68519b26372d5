using System.Numerics;

namespace Upskill.Testing;

/// <summary>
/// First stage: what adding and subtracting of figures tells, if none were rounded. An answer that is a sum of sums is disclosed on a server that does not
/// round; on the product's no sum of sums is less than a batch.
/// </summary>
internal static class LinearStage
{
    /// <summary>How many answers follow.</summary>
    public static int Determined(Transcript transcript) => Known(transcript.Sightings, i => i, transcript.Answers.Count);

    /// <summary>
    /// The same over several weeks, for an attacker who takes for granted that everybody says every week what they said before: the figures of all weeks are
    /// then sums over the same people.
    /// </summary>
    public static int DeterminedIfRepeated(IReadOnlyList<Transcript> weeks)
    {
        var people = weeks.SelectMany(week => week.Answers).Max(answer => answer.Person) + 1;
        var knowledge = new LinearKnowledge();
        foreach (var week in weeks)
            Feed(knowledge, week.Sightings, i => week.Answers[i].Person, people);
        return knowledge.Single().Count();
    }

    private static int Known(IReadOnlyList<Sighting> sightings, Func<int, int> column, int columns)
    {
        var knowledge = new LinearKnowledge();
        Feed(knowledge, sightings, column, columns);
        return knowledge.Single().Count();
    }

    /// <summary>Each figure less the same unit's figure before: the same sums of sums, and much shorter rows.</summary>
    private static void Feed(LinearKnowledge knowledge, IReadOnlyList<Sighting> sightings, Func<int, int> column, int columns)
    {
        var last = new Dictionary<UnitId, BigInteger>();
        foreach (var sighting in sightings)
        {
            var before = last.GetValueOrDefault(sighting.Cell);
            last[sighting.Cell] = sighting.Answers;
            var row = new long[columns];
            foreach (var i in Bits(sighting.Answers ^ before))
                row[column(i)] += (before >> i).IsEven ? 1 : -1;
            knowledge.Add(row);
        }
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
