using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;
using Upskill.Kit.People;
using Upskill.Kit.Storage;

namespace Upskill.Learning.Publishing;

/// <summary>
/// Goes through everybody's ledger where another programme is in use than they were settled under, whoever published it or brought it with a release, and has
/// those settle themselves whom it leaves nothing to do; the others write nothing. Going through them again changes nothing, so a stop costs time only.
/// </summary>
[GrainType("learning-settlement")]
internal sealed class SettlementGrain(
    [PersistentState("settled")] IPersistentState<SettledState> settled, ProgrammeInUse inUse, EmployeeDirectory directory, ILogger<SettlementGrain> log)
    : Grain, ISettlementGrain
{
    private const int AtOnce = 400;

    /// <summary>From then on every silo has the programme: some rounds of <see cref="ProgrammeRefresh"/>.</summary>
    private static readonly TimeSpan KnownEverywhereAfter = 3 * ProgrammeRefresh.BetweenLooks;

    private IGrainTimer? work;
    private string? before;

    private bool IsSettled => settled.State.Programme == inUse.Current.Version;

    public Task<bool> LookThrough()
    {
        if (!IsSettled)
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, KnownEverywhereAfter) { Interleave = true, KeepAlive = true });
        return Task.FromResult(IsSettled);
    }

    private async Task Work()
    {
        try
        {
            var programme = inUse.Current.Version;
            // What is given back before all were settled under the one in between asks for another look, too.
            if (!IsSettled && settled.State.Programme.Length > 0)
                await this.Keep(settled, new());
            ImmutableArray<PersonId> here = [.. (await directory.All()).Where(employee => employee.LeftOn is null).Select(employee => employee.Id)];
            var found = await Settle(here);
            // Once more, until nobody is found: a silo that did not know of the programme yet took what was handed in by the one before. Where nobody is, nobody did.
            if (found == 0 && inUse.Current.Version == programme && (before == programme || here.IsEmpty))
                await this.Keep(settled, new() { Programme = programme });
            before = programme;
            if (!IsSettled)
                return;
            work?.Dispose();
            work = null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.SettlementWaits(failed);
        }
    }

    /// <returns>How many had something to settle.</returns>
    private async Task<int> Settle(ImmutableArray<PersonId> here)
    {
        var found = 0;
        foreach (var some in here.Chunk(AtOnce))
        {
            var unsettled = await GrainFactory.GetGrain<IContentTallyGrain>(Partition.Of(some[0].Value).ToString()).Unsettled([.. some]);
            await Task.WhenAll(unsettled.Select(Settle));
            found += unsettled.Length;
        }
        return found;
    }

    private async Task Settle(PersonId learner)
    {
        try
        {
            await GrainFactory.GetGrain<ILearnerGrain>(learner.Value).Settle();
        }
        catch (KeyDestroyedException)
        {
            // Erased: there is nothing of theirs to settle.
        }
    }
}

/// <summary>Under which programme everybody is settled.</summary>
[GenerateSerializer, Alias("Upskill.SettledState")]
internal sealed record SettledState
{
    /// <summary>Its <see cref="Programmes.Programme.Version"/>.</summary>
    [Id(0)]
    public string Programme { get; init; } = "";
}

/// <summary>Has the settlement looked at after a start, and whenever a silo took another programme in use.</summary>
internal sealed class SettlementGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<SettlementGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        await grains.GetGrain<ISettlementGrain>(ISettlementGrain.Organisation).LookThrough();
        return BetweenLooks;
    }
}

internal static partial class SettlementLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Not everybody could be settled under the programme in use; trying again.")]
    public static partial void SettlementWaits(this ILogger log, Exception failed);
}
