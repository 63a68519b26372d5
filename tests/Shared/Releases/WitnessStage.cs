using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>
/// Third stage, a proof whatever method an attacker uses: for each answer, when the most harmful few of those sealed with it are known, another data set that
/// gives all released figures and in which this answer is the opposite; and one in which it is more than two hours away.
/// </summary>
/// <remarks>
/// Which of the others are the most harmful is not guessed. What is left possible depends only on how many of the known answers are yes and on their minutes
/// together, and for each number of yes the totals that leave a way out are one interval (those of j and j + 1 yes among the unknown overlap). So the worst
/// choice has the most or the least minutes, and trying both for each number of yes tries every choice.
/// </remarks>
internal static class WitnessStage
{
    private const int FarMinutes = 120;

    /// <summary>What the stage found.</summary>
    /// <param name="Unproved">Answers for which one of the two data sets does not exist.</param>
    /// <param name="NarrowestMinutes">The narrowest span of what an answer can be, in minutes.</param>
    public sealed record Finding(int Unproved, long NarrowestMinutes);

    /// <summary>Tries every answer with every choice of so many known ones.</summary>
    public static Finding Of(Transcript transcript, int known)
    {
        var (unproved, narrowest) = (0, (long)Answer.Most - Answer.Least);
        foreach (var group in transcript.Groups())
        {
            foreach (var one in group.Answers)
            {
                var isProved = true;
                foreach (var colleagues in Choices(transcript, group, one, known))
                {
                    var search = new WitnessSearch(transcript, group, one, colleagues);
                    narrowest = Math.Min(narrowest, search.Span());
                    var minutes = transcript.Answers[one].Minutes;
                    isProved &= search.IsFound(new(Answer.Least, transcript.Answers[one].IsYes ? Answer.YesFrom - 1 : Answer.Least - 1),
                        new(transcript.Answers[one].IsYes ? Answer.Most + 1 : Answer.YesFrom, Answer.Most));
                    isProved &= search.IsFound(new(Answer.Least, minutes - FarMinutes - 1), new(minutes + FarMinutes + 1, Answer.Most));
                }
                unproved += isProved ? 0 : 1;
            }
        }
        return new(unproved, narrowest);
    }

    private static IEnumerable<IReadOnlyList<int>> Choices(Transcript transcript, AnswerGroup group, int one, int known)
    {
        var others = group.Answers.Where(i => i != one).OrderBy(i => transcript.Answers[i].Minutes).ToList();
        var (no, yes) = (others.FindAll(i => !transcript.Answers[i].IsYes), others.FindAll(i => transcript.Answers[i].IsYes));
        var size = Math.Min(known, others.Count);
        for (var count = Math.Max(0, size - no.Count); count <= Math.Min(size, yes.Count); count++)
        {
            yield return [.. no.Take(size - count), .. yes.Take(count)];
            yield return [.. no.TakeLast(size - count), .. yes.TakeLast(count)];
        }
    }
}
