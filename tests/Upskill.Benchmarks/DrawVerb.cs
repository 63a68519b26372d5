using System.Diagnostics;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// 26 rounds of tens in a function of 150 people, beside a plain shuffle, three times with different seeds; then 100,000 people within their eight functions,
/// once for the first time and once with 26 rounds behind them.
/// </summary>
internal static class DrawVerb
{
    private const int People = 150, Rounds = 26, Target = 10, Functions = 8;

    public static int Run(Asked asked)
    {
        Played(0, Rounds / 2, shuffled: false); // warm
        List<Meetings> drawn = [], shuffled = [];
        for (var run = 1; run <= asked.Size(3, 1); run++)
        {
            drawn.Add(Played(run, Rounds, shuffled: false));
            shuffled.Add(Played(run, Rounds, shuffled: true));
        }
        var company = asked.Size(100_000, 10_000);
        var (first, last) = (Seconds(company, 0), Seconds(company, Rounds));
        return Figures.Print(asked.Json,
            ("reportingLinePairs", drawn.Max(run => run.LinePairs)),
            ("meanMetShare", Figures.Median(drawn.Select(run => run.MeanMet))),
            ("minMetShare", drawn.Min(run => run.LeastMet)),
            ("maxPairMeetings", drawn.Max(run => run.MostMeetings)),
            ("sizesDifferBy", drawn.Max(run => run.SizesDifferBy)),
            ("msPerDraw", Figures.Median(drawn.Select(run => run.Milliseconds))),
            ("shuffleReportingLinePairs", Figures.Median(shuffled.Select(run => (double)run.LinePairs))),
            ("shuffleMeanMetShare", Figures.Median(shuffled.Select(run => run.MeanMet))),
            ("shuffleMinMetShare", shuffled.Min(run => run.LeastMet)),
            ("shuffleMaxPairMeetings", shuffled.Max(run => run.MostMeetings)),
            ("shuffleMsPerDraw", Figures.Median(shuffled.Select(run => run.Milliseconds))),
            ("secondsFor100kFirst", first), ("secondsFor100k", last),
            ("memoryMb", Process.GetCurrentProcess().PeakWorkingSet64 / 1024.0 / 1024.0));
    }

    private static Meetings Played(int seed, int rounds, bool shuffled)
    {
        var people = DrawCompany.Function(People);
        var meetings = new Meetings(people);
        var clock = Stopwatch.StartNew();
        foreach (var groups in shuffled ? Shuffled(people, rounds, seed) : DrawCompany.Rounds(people, rounds, Target, seed).Select(round => round.Groups))
            meetings.Count(groups);
        meetings.Milliseconds = clock.Elapsed.TotalMilliseconds / rounds;
        return meetings;
    }

    private static IEnumerable<IReadOnlyList<IReadOnlyList<PersonId>>> Shuffled(List<Participant> people, int rounds, int seed)
    {
        for (var round = 0; round < rounds; round++)
        {
            PersonId[] order = [.. people.Select(person => person.Id)];
            new Random(seed * Rounds + round).Shuffle(order);
            yield return [.. order.Chunk(Target)];
        }
    }

    /// <summary>One draw in each function; those who met before met in plainly shuffled tens, which leave more to avoid than drawn ones.</summary>
    private static double Seconds(int company, int past)
    {
        var seconds = 0.0;
        for (var function = 0; function < Functions; function++)
        {
            var people = DrawCompany.Function(company / Functions, $"f{function}");
            var met = Shuffled(people, past, function).SelectMany(groups => groups).ToList();
            var clock = Stopwatch.StartNew();
            var (roster, _) = RosterBuilder.Of(people, met, null);
            var draw = Draw.Of(roster, GroupSizes.Groups(people.Count, Target), DrawCompany.Seed(function));
            seconds += clock.Elapsed.TotalSeconds;
            var report = DrawOutcome.Of(roster, draw);
            Console.WriteLine($"function {function}: {draw.Groups.Length} groups, {report.PairsApart} pairs of a reporting line, {report.PairsMet} pairs met before");
        }
        return seconds;
    }
}
