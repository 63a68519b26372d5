using System.Collections.Immutable;
using Upskill.Kit.Ledger;

namespace Upskill.Learning.Publishing;

/// <summary>The process around the <see cref="ProgrammeShelf"/>. What is published it notes where silos look, also again after a start.</summary>
[GrainType("learning-programme-shelf")]
internal sealed class ProgrammeShelfGrain(ContentStore contents, ProgrammeInUse inUse) : LedgerGrain<ProgrammeShelf, ShelfFact>, IProgrammeShelfGrain
{
    /// <summary>The journal of the shelf.</summary>
    public const string JournalKind = "programme";

    protected override string Kind => JournalKind;

    protected override ProgrammeShelf Empty => ProgrammeShelf.Empty;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        // A kill may have come between the ledger and the note.
        if (State.Current is { } current && await contents.Current() != current)
            await contents.NoteCurrent(current);
    }

    public Task Bring(BringContent command) => Commit(command.Id, _ => ProgrammeShelf.Bring(command), (_, _) => true);

    public async Task Publish(PublishContent command)
    {
        var read = await contents.Read(command.Content) ?? throw new Refusal("no-content", "There is no such content. Nothing was changed.");
        if (read.Programme is not { } programme)
            throw new Refusal("mistakes", "The content has mistakes, so nobody could learn from it. Nothing was changed.");
        if (programme.Id != inUse.BuiltIn.Id)
            throw new Refusal("other-programme", $"This is another programme, {programme.Id}; its records would not be those of {inUse.BuiltIn.Id}. Nothing was changed.");
        await Commit(command.Id, shelf => shelf.Publish(command), (_, _) => true);
        await contents.NoteCurrent(State.Current!);
        await inUse.Refresh();
    }

    public Task<ImmutableArray<ShelvedContent>> Shelf(int most) => Task.FromResult(State.Contents.Reverse().Take(most).ToImmutableArray());

    public Task<ImmutableArray<string>> Starters() => Task.FromResult(inUse.Current.Starters);

    protected override ProgrammeShelf Fold(ProgrammeShelf state, ShelfFact fact, DateTimeOffset at) => state.With(fact, at);
}
