using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Upskill.Adoption;
using Upskill.Coaching;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.TimeSaved;
using Upskill.Workforce.Organisation;

namespace Upskill.Workforce.Imports;

/// <summary>Carries a plan out, some people at a time. All that it does may be done twice.</summary>
internal sealed class WorkforceLoader(IGrainFactory grains, EmployeeDirectory directory, DomainClock clock, ILogger<WorkforceLoader> log)
{
    /// <summary>About a hundred a partition: enough for one write each, few enough for progress that moves and for others to be served in between.</summary>
    private const int AtOnce = 1_600;

    private IRoleRegisterGrain Register => grains.GetGrain<IRoleRegisterGrain>(IRoleRegisterGrain.Organisation);

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>What the file does to the workforce as it is now.</summary>
    /// <exception cref="Refusal"><c>bad-header</c>: it is no file of employees.</exception>
    public async Task<WorkforcePlan> Plan(string csv, ImportMode mode, bool isSample, PersonId? by)
    {
        var read = EmployeeFile.Read(csv);
        return WorkforcePlan.Of(read, mode, isSample, new(await directory.All(), await Register.Holdings(), by, clock.Today));
    }

    /// <summary>Loads the plan. Durable when it returns.</summary>
    /// <param name="import">Makes the ids of its commands, so that a repeat repeats nothing.</param>
    /// <param name="plan">What is left to do.</param>
    /// <param name="by">Grants the roles in it.</param>
    /// <param name="isSample">The product itself grants them.</param>
    /// <param name="progress">Told how many people are loaded.</param>
    /// <returns>A sentence where the roles were refused; else null.</returns>
    public async Task<string?> Load(string import, WorkforcePlan plan, PersonId? by, bool isSample, Func<int, Task> progress)
    {
        await Task.WhenAll(plan.Units.Select(unit => Unit(unit.Id).Chart(unit)));
        var done = 0;
        foreach (var people in plan.Changes.Chunk(AtOnce))
        {
            // The directory last: somebody whom it has as the file does, has been placed.
            await Place(import, people);
            await directory.Admit(people.Select(change => change.After));
            await progress(done += people.Length);
        }
        var refused = await Grant(import, plan, isSample ? null : by);
        foreach (var gone in plan.GoneUnits)
            await Unit(gone).Remove();
        log.ImportLoaded(import, plan.Changes.Length);
        return refused;
    }

    /// <summary>Says no where the removal of the sample would leave a workforce that nobody owns.</summary>
    /// <exception cref="Refusal"><c>last-owner</c>.</exception>
    public async Task CheckSampleRemoval(PersonId by)
    {
        var real = (await directory.All()).Where(employee => employee is { IsSample: false, LeftOn: null }).ToList();
        if (real.Count > 0 && !real.Exists(employee => employee.Roles.HasFlag(Roles.ProgrammeOwner)))
        {
            throw new Refusal("last-owner",
                "Nobody outside the sample organisation owns the programme yet. Make one of your own people an owner first. Nothing was removed.");
        }
        log.SampleRemovalBegun(by);
    }

    /// <summary>Takes everybody of the sample organisation out, with all they did.</summary>
    public async Task TakeOutSample(string import, Func<int, int, Task> progress)
    {
        StoreGauge.LetIn(); // it makes room
        var everybody = await directory.All();
        var sample = everybody.Where(employee => employee.IsSample).ToList();
        await Register.Change(new(Command(import, "removal", ""), null, [.. sample.Select(employee => RoleHolding.None(employee.Id))]));
        var ids = sample.Select(employee => employee.Id).ToHashSet();
        foreach (var round in (await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed()).Where(round => ids.Contains(round.By)))
        {
            await grains.GetGrain<IRoundTalkGrain>(round.Id.Value).Remove();
            await grains.GetGrain<IRoundGrain>(round.Id.Value).Remove();
        }
        var done = 0;
        foreach (var people in sample.Chunk(AtOnce / 4))
        {
            await Task.WhenAll(people.Select(person => grains.GetGrain<IHoursGrain>(person.Id.Value).Remove())); // while their key still opens it
            await Task.WhenAll(people.Select(person => grains.GetGrain<IPulseGrain>(person.Id.Value).Remove()));
            await Task.WhenAll(people.Select(person => grains.GetGrain<IAttendanceGrain>(person.Id.Value).Remove()));
            await Task.WhenAll(people.Select(person => grains.GetGrain<ICalibrationGrain>(person.Id.Value).Remove()));
            await Task.WhenAll(people.Select(person => grains.GetGrain<ICoachNotesGrain>(person.Id.Value).Remove()));
            await Task.WhenAll(people.Select(person => grains.GetGrain<IPeerGrain>(person.Id.Value).Remove()));
            await Task.WhenAll(people.Select(person => grains.GetGrain<ILearnerGrain>(person.Id.Value).Remove()));
            await Task.WhenAll(people.Select(person => RemoveSeries(person.Id)));
            await Task.WhenAll(people.Select(person => directory.Remove(person.Id)));
            await progress(done += people.Length, sample.Count);
        }
        if (everybody.All(employee => employee.IsSample))
            await grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).Remove(); // else: a sealed batch with real answers in it is never opened, nor sealed anew
        var before = OrganisationChart.Of(everybody, WorkforcePlan.OrganisationName).Units;
        var left = OrganisationChart.Of([.. everybody.Where(employee => employee is { IsSample: false, LeftOn: null })], WorkforcePlan.OrganisationName).Units;
        await Task.WhenAll(left.Select(unit => Unit(unit.Id).Chart(unit)));
        foreach (var gone in before.Select(unit => unit.Id).Except(left.Select(unit => unit.Id)).Reverse())
            await Unit(gone).Remove();
    }

    /// <summary>An import did not come further and tries again.</summary>
    public void Waits(string import, Exception failed) => log.ImportWaits(import, failed);

    /// <summary>The live sessions that somebody planned, and the address of their calendar.</summary>
    private async Task RemoveSeries(PersonId person)
    {
        foreach (var series in await grains.GetGrain<IHostCalendarGrain>(person.Value).Hosted())
            await grains.GetGrain<ISeriesGrain>(series.Value).Remove();
        await grains.GetGrain<ICalendarFeedGrain>(person.Value).Remove();
    }

    private async Task Place(string import, IReadOnlyList<EmployeeChange> people)
    {
        var placed = people.Where(change => change.Kind is not (ChangeKind.Deactivated or ChangeKind.Derived)).Select(change => change.After)
            .GroupBy(person => Partition.Of(person.Id.Value))
            .Select(part => grains.GetGrain<ILearnerIntakeGrain>(part.Key.ToString())
                .Place([.. part.Select(person => new LearnerToPlace(person.Id, Placement(import, person)))]));
        var left = people.Where(change => change.Kind is ChangeKind.Deactivated).SelectMany(change => new[]
        {
            grains.GetGrain<ILearnerGrain>(change.After.Id.Value).Leave(Command(import, "leave", "")),
            grains.GetGrain<IHoursGrain>(change.After.Id.Value).Leave(Command(import, "leave", "")),
            grains.GetGrain<IPulseGrain>(change.After.Id.Value).Leave(Command(import, "leave", "")),
            grains.GetGrain<ICalibrationGrain>(change.After.Id.Value).Leave(Command(import, "leave", "")),
            grains.GetGrain<IPeerGrain>(change.After.Id.Value).Leave(),
            Register.Recognise(change.After.Id, []),
        });
        await Task.WhenAll([.. placed, .. left]);
    }

    private async Task<string?> Grant(string import, WorkforcePlan plan, PersonId? by)
    {
        if (plan.Roles.IsEmpty)
            return null;
        try
        {
            await Register.Change(new(Command(import, "roles", ""), by, plan.Roles));
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>The same person at the same place in the same import makes the same command, so that a repeat changes nothing.</summary>
    private static PlaceLearner Placement(string import, Employee person) => new(
        Command(import, "place", string.Join('\n', person.Unit, person.Country, person.Grade, person.StartsOn, person.Leave)),
        person.Unit, person.Country, person.Grade, person.StartsOn, person.Leave);

    private static CommandId Command(string import, string verb, string content) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{import}\n{verb}\n{content}")))[..32]);

    private IOrgUnitGrain Unit(UnitId unit) => grains.GetGrain<IOrgUnitGrain>(unit.Value);
}

internal static partial class WorkforceLoaderLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Import}: {People} people loaded.")]
    public static partial void ImportLoaded(this ILogger log, string import, int people);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {Import} waits a second and goes on.")]
    public static partial void ImportWaits(this ILogger log, string import, Exception failed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removal of the sample organisation was begun by {By}.")]
    public static partial void SampleRemovalBegun(this ILogger log, PersonId by);
}
