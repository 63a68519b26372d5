using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.PeerGroups.Draws;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Rounds;

/// <summary>
/// Work of a round that is too long for a grain's turn: who is in it, and the draw. Everything here may be done twice; the draw comes out the same.
/// </summary>
internal sealed class RoundPreparation(
    IGrainFactory grains, EmployeeDirectory directory, CountryRulesReader countries, MeetingsReader meetings, DomainClock clock)
{
    private const int AtOnce = 64;
    private static readonly byte[] RehearsalSeed = new byte[DrawRandom.SeedBytes];

    /// <summary>For those who join later.</summary>
    public LatePreparation Late { get; } = new(directory, meetings);

    /// <summary>The roster as it would be now, with a rehearsed draw, and without secrets.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="willing">Who said yes, where it is for those who were asked at a live session.</param>
    /// <param name="progress">Of the work.</param>
    /// <exception cref="Refusal">There cannot be such a round; with a sentence.</exception>
    public async Task<KeptRoster> Prepare(RoundFact.Asked asked, IReadOnlyCollection<PersonId> willing, IProgress<double> progress)
    {
        var everybody = (await directory.All()).ToDictionary(person => person.Id);
        var audience = await Audience(asked.Audience, willing, everybody);
        var here = audience.Where(IsHere).ToList();
        var peers = await meetings.Peers([.. here.Select(person => person.Id)]);
        var table = await countries.Table();
        var people = here.Where(person => peers[person.Id].Choice.Wants(clock.Today, asked.Audience.OptedInOnly)
            && table.Of(person.Country).Features.HasFlag(OptionalFeatures.PeerGroups)).ToList();
        if (people.Count > Roster.MostPeople)
            throw new Refusal("too-many-people", $"A round has at most {Roster.MostPeople:N0} people. Start one for each function. Nothing was started.");
        var groups = asked.Groups is { } exactly ? GroupSizes.Exactly(people.Count, exactly) : GroupSizes.Groups(people.Count, asked.TargetSize);
        progress.Report(0.3);
        var (roster, ids, numbers) = RosterBuilder.Numbered(
            people.Select(person => new Participant(person.Id, RandomNumberGenerator.GetHexString(32, lowercase: true), Above(person, everybody),
                person.Grade, [person.Language, .. peers[person.Id].Choice.Languages], person.TimeZone)),
            meetings.Groups(peers), asked.Length > TimeSpan.FromDays(1) ? clock.Today : null);
        RoomForEverybody(roster, groups);
        var (draw, _) = await Draw(roster, groups, RehearsalSeed, new Part(progress, 0.3, 1));
        var report = DrawOutcome.Of(roster, draw);
        return report.PairsApart == 0
            ? new(roster.Text, ids, "", "", groups, audience.Count - people.Count, report, numbers.Bands, numbers.Languages, numbers.HoursOn)
            : throw new Refusal("reporting-lines", "These people cannot be put in groups without somebody’s manager, or that person’s manager, beside them: "
                + "no way was found. Take in more people, or fewer who lead the others. Nothing was started.");
    }

    /// <summary>The draw, off the caller's thread, and how long it took.</summary>
    public static async Task<(Draw Draw, TimeSpan Took)> Draw(Roster roster, int groups, byte[] seed, IProgress<double> progress)
    {
        var clocked = Stopwatch.StartNew();
        return (await DrawWork.Draw(roster, groups, seed, progress), clocked.Elapsed);
    }

    /// <summary>Whether somebody could join a round of this audience, were it prepared now.</summary>
    public async Task<bool> IsFor(RoundAudience audience, Employee person)
    {
        // Who was asked and said yes is in the roster; it is for nobody else.
        if (audience.Session is not null || !IsHere(person) || !(await countries.Table()).Of(person.Country).Features.HasFlag(OptionalFeatures.PeerGroups))
            return false;
        if (audience.Unit is { } unit && !person.Unit.SelfAndAbove().Contains(unit))
            return false;
        return audience.Cohort is not { } cohort || (await Members(cohort)).Contains(person.Id);
    }

    /// <summary>Those of these people who would not be in the roster if it were made now, as they choose or as they are.</summary>
    public async Task<IReadOnlySet<PersonId>> Unwilling(RoundAudience audience, IReadOnlyCollection<PersonId> people)
    {
        var (unwilling, table) = (new HashSet<PersonId>(), await countries.Table());
        foreach (var some in people.Chunk(AtOnce))
        {
            var employees = await Task.WhenAll(some.Select(directory.Employee));
            var choices = await Task.WhenAll(some.Select(person => grains.GetGrain<IPeerGrain>(person.Value).Peer()));
            unwilling.UnionWith(some.Where((_, i) => employees[i] is not { } employee || !IsHere(employee)
                || !table.Of(employee.Country).Features.HasFlag(OptionalFeatures.PeerGroups) || !choices[i].Choice.Wants(clock.Today, audience.OptedInOnly)));
        }
        return unwilling;
    }

    private bool IsHere(Employee person) => person.LeftOn is null && person.Country.Length > 0 && person.StartsOn <= clock.Today
        && (person.Leave is not { } leave || clock.Today < leave.From || clock.Today > leave.To);

    private async Task<List<Employee>> Audience(RoundAudience audience, IReadOnlyCollection<PersonId> willing, Dictionary<PersonId, Employee> everybody)
    {
        var members = audience.Session is not null ? [.. willing] : audience.Cohort is { } cohort ? await Members(cohort) : null;
        return [.. everybody.Values.Where(person => person.LeftOn is null && (members is null || members.Contains(person.Id))
            && (audience.Unit is not { } unit || unit == UnitId.Organisation || person.Unit.SelfAndAbove().Contains(unit)))];
    }

    private async Task<HashSet<PersonId>> Members(string cohort) =>
        [.. await grains.GetGrain<Learning.ICohortGrain>(cohort).Members(0, int.MaxValue)];

    private static ImmutableArray<PersonId> Above(Employee person, Dictionary<PersonId, Employee> everybody) => person.Manager is not { } manager ? []
        : everybody.GetValueOrDefault(manager)?.Manager is { } second ? [manager, second] : [manager];

    /// <summary>What counting alone shows to be impossible, said in figures of people.</summary>
    private static void RoomForEverybody(Roster roster, int groups)
    {
        var others = roster.Rows.Length / groups - 1;
        var without = roster.Rows.Count(row => roster.Rows.Length - 1 - row.Apart.Length < others);
        if (without > 0)
            throw new Refusal("reporting-lines", without == roster.Rows.Length
                ? "Everybody in this round is above or below nearly everybody else in it, as in a function of managers only: nobody may be with their manager or that person’s manager. Take in more people. Nothing was started."
                : $"For {without} of the {roster.Rows.Length} people nearly everybody else in this round is above or below them; no group of {others + 1} is left for them. Take in more people, or leave out who leads the others. Nothing was started.");
    }

    private sealed class Part(IProgress<double> whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (to - from) * value);
    }
}
