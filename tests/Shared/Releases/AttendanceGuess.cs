namespace Upskill.Testing;

/// <summary>
/// What repeated sessions let somebody guess who takes for granted that people come always or never: the least squares of all rounded counts, drawn towards the mean (ridge), by sweeping over the batches
/// (Kaczmarz, 1937).
/// </summary>
internal static class AttendanceGuess
{
    private const int Sweeps = 200;
    private const double Step = 0.2;

    /// <summary>In percent of those who are in any batch: guessed right by estimates of each, and by the mean of each person's own batches.</summary>
    public static (double Each, double ByBatch) Of(IReadOnlyList<Transcript> sessions, IReadOnlyDictionary<int, bool> truth)
    {
        var batches = sessions.SelectMany(session => session.Batches.Select(batch => (People: batch.Answers.Select(i => session.Answers[i].Person).ToArray(), batch.Yes))).ToList();
        var own = batches.SelectMany(batch => batch.People.Select(person => (person, Share: batch.Yes / (double)batch.People.Length)))
            .GroupBy(one => one.person, one => one.Share).ToDictionary(person => person.Key, person => person.Average());
        var each = new Dictionary<int, double>(own);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var (people, yes) in batches)
            {
                var more = Step * (yes - people.Sum(person => each[person])) / people.Length;
                foreach (var person in people)
                    each[person] = Math.Clamp(each[person] + more, 0, 1);
            }
        }
        return (Right(each, truth), Right(own, truth));
    }

    private static double Right(Dictionary<int, double> guesses, IReadOnlyDictionary<int, bool> truth) =>
        100.0 * guesses.Count(guess => guess.Value >= 0.5 == truth[guess.Key]) / guesses.Count;
}
