using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.People;
using Upskill.Kit.Storage;

namespace Upskill.Learning.Enrolment;

/// <summary>
/// The process around the <see cref="RuleBook"/>. What a change means for each person is carried out some people at a time, in the order of their ids; how far
/// that is, is kept after every step, and a step may be done twice.
/// </summary>
[GrainType("learning-enrolment")]
internal sealed class EnrolmentGrain(
    [PersistentState("applied")] IPersistentState<AppliedState> applied, EmployeeDirectory directory, EnrolmentLoader loader, DomainClock clock,
    ILogger<EnrolmentGrain> log) : LedgerGrain<RuleBook, EnrolmentFact>, IEnrolmentGrain
{
    /// <summary>The journal of the rules.</summary>
    public const string JournalKind = "enrolment";

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private IGrainTimer? work;

    protected override string Kind => JournalKind;

    protected override RuleBook Empty => RuleBook.Empty;

    private bool IsApplied => applied.State.Version >= Number;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        GoOn();
    }

    public Task<ImmutableArray<EnrolmentRule>> Rules() => Task.FromResult(State.Rules);

    public async Task<EnrolmentCounts> Preview(EnrolmentChange change) => State.Preview(change, await directory.All(), clock.Today);

    public async Task Change(ChangeEnrolment command)
    {
        var people = await directory.All();
        await Commit(command.Id, book => IsApplied ? book.Change(command, people, clock.Today) : throw new Refusal("still-applying",
            "An earlier change of the rules is still being carried out. Wait until it is through. Nothing was changed."), (_, _) => true);
        GoOn();
    }

    public Task<EnrolmentProgress> Progress() => Task.FromResult(new EnrolmentProgress(
        applied.State.Number + Number, Number, IsApplied ? applied.State.All : applied.State.Done, applied.State.All, IsApplied));

    protected override RuleBook Fold(RuleBook state, EnrolmentFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override void Announce(RuleBook before, RuleBook after) => loader.Announce(IEnrolmentGrain.Organisation, applied.State.Number + Number);

    /// <summary>A timer, not a loop in the call: so that <see cref="Rules"/> is answered meanwhile, and what failed is tried again.</summary>
    private void GoOn()
    {
        if (!IsApplied)
            work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, TryAgainAfter) { Interleave = true, KeepAlive = true });
    }

    private async Task Work()
    {
        try
        {
            if (!IsApplied && !await Apply(Number))
                return;
            work?.Dispose();
            work = null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.LogWarning(failed, "The rules of enrolment are not applied yet; trying again.");
            // A write may or may not have come about: the next activation, woken by EnrolmentGoOn, reads what is true.
            DeactivateOnIdle();
        }
    }

    /// <returns>False where an import is being loaded, which comes first: people whom it brings would be missed.</returns>
    private async Task<bool> Apply(long version)
    {
        if (!await loader.IsMyTurn(version))
            return false;
        var people = (await directory.All()).Where(EnrolmentRules.IsInWorkforce).OrderBy(person => person.Id.Value, StringComparer.Ordinal).ToList();
        if (applied.State.Applying != version)
            await Keep(new() { Version = applied.State.Version, Applying = version, All = people.Count });
        var left = people.SkipWhile(person => string.CompareOrdinal(person.Id.Value, applied.State.After) <= 0);
        foreach (var some in left.Chunk(EnrolmentLoader.AtOnce))
        {
            await loader.Place(version, some);
            await Keep(applied.State with { After = some[^1].Id.Value, Done = applied.State.Done + some.Length });
        }
        // Others may go on before this is kept: done twice, it changes nothing.
        await loader.Leave(version);
        await Keep(applied.State with { Version = version, Done = people.Count, All = people.Count });
        return true;
    }

    private async Task Keep(AppliedState state)
    {
        await this.Keep(applied, state with { Number = applied.State.Number + 1 });
        loader.Announce(IEnrolmentGrain.Organisation, applied.State.Number + Number);
    }
}

/// <summary>How far the rules are carried out.</summary>
[GenerateSerializer, Alias("Upskill.EnrolmentAppliedState")]
internal sealed record AppliedState
{
    /// <summary>Grows with every step.</summary>
    [Id(0)]
    public long Number { get; init; }

    /// <summary>The last version that everybody stands under.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>The version that is being carried out, or was last.</summary>
    [Id(2)]
    public long Applying { get; init; }

    /// <summary>The last person who stands under it, in the order of ids.</summary>
    [Id(3)]
    public string After { get; init; } = "";

    /// <summary>How many do.</summary>
    [Id(4)]
    public int Done { get; init; }

    /// <summary>How many there are.</summary>
    [Id(5)]
    public int All { get; init; }
}
