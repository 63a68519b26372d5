using System.Collections.Immutable;
using System.Globalization;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Seals;

/// <summary>The process around <see cref="SealBook"/>.</summary>
[GrainType("peer-groups-seals")]
internal sealed class SealsGrain(DomainClock clock, Journal journal) : LedgerGrain<SealBook, SealFact>, ISealsGrain
{
    /// <summary>The journal of the seals of a round.</summary>
    public const string JournalKind = "seal";

    protected override string Kind => JournalKind;

    protected override SealBook Empty => SealBook.Empty;

    private RoundId Id => new(this.GetPrimaryKeyString());

    private IRoundGrain Round => GrainFactory.GetGrain<IRoundGrain>(Id.Value);

    public async Task Ask(AskSeal command)
    {
        var found = (await GrainFactory.GetGrain<IReportsGrain>(command.Function.Value).Cases()).FirstOrDefault(one => one.Id == command.Case && one.Group.Round == Id)
            ?? throw new Refusal("no-such-case", "There is no such report any more. Nothing was changed.");
        await Check(found.Group.Number, command.By);
        await Commit(command.Id, book => book.Ask(command, found), (_, _) => true);
    }

    public async Task Agree(AnswerSeal command)
    {
        if (State.All.FirstOrDefault(seal => seal.Id == command.Seal) is { } asked)
            await Check(asked.Group, command.By);
        await Commit(command.Id, book => book.Agree(command, clock.Now), (_, _) => true);
    }

    public async Task Refuse(AnswerSeal command)
    {
        if (State.All.FirstOrDefault(seal => seal.Id == command.Seal) is { } asked && asked.AskedBy != command.By)
            await Check(asked.Group, command.By);
        await Commit(command.Id, book => book.Refuse(command), (_, _) => true);
    }

    public Task<ImmutableArray<SealRequest>> Seals() => Task.FromResult(State.All);

    public async Task LookThrough()
    {
        if (!State.All.Any(seal => seal.Stage is SealStage.Asked))
            return;
        var isOpen = await IsOpen();
        await Commit(new(string.Create(CultureInfo.InvariantCulture, $"expire:{Number}")), book => book.Expire(clock.Now, isOpen), (_, _) => true);
    }

    public async Task Remove()
    {
        await journal.Delete(Name);
        DeactivateOnIdle();
    }

    protected override SealBook Fold(SealBook state, SealFact fact, DateTimeOffset at) => state.With(fact, at);

    /// <summary>Who left is kept without their group, and is held to have been in this one.</summary>
    private async Task Check(int group, PersonId by)
    {
        if (!await IsOpen())
            throw new Refusal("closed", "The round is over: nobody can know any more who wrote what. Nothing was changed.");
        if (await Round.GroupOf(by) == group || (await Round.Leavers()).Contains(by))
            throw new Refusal("in-the-group", "You are or were in this group; other owners decide. Nothing was changed.");
    }

    private async Task<bool> IsOpen() => await Round.Round() is { Stage: RoundStage.Open };
}
