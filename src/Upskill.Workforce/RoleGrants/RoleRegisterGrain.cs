using System.Collections.Immutable;
using Upskill.Kit.Ledger;
using Upskill.Kit.People;

namespace Upskill.Workforce.RoleGrants;

/// <summary>The process around the <see cref="RoleRegister"/>. What it holds it tells the directory, also again after a start.</summary>
[GrainType("workforce-role-register")]
internal sealed class RoleRegisterGrain(EmployeeDirectory directory) : LedgerGrain<RoleRegister, RoleFact>, IRoleRegisterGrain
{
    /// <summary>The journal of the register.</summary>
    public const string JournalKind = "roles";

    protected override string Kind => JournalKind;

    protected override RoleRegister Empty => RoleRegister.Empty;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        // A kill may have come between the ledger and the directory.
        await directory.Hold(State.History.Keys.Select(State.Held));
    }

    public async Task Change(ChangeRoles command)
    {
        await Commit(command.Id, register => register.Change(command), (_, _) => true);
        await directory.Hold(command.Desired.Select(desired => State.Held(desired.Person)));
    }

    public async Task GrantFirstOwner(CommandId id, PersonId person)
    {
        await Commit(id, register => register.GrantFirstOwner(person), (_, _) => true);
        await directory.Hold([State.Held(person)]);
    }

    public async Task Recognise(PersonId person, ImmutableArray<GroupRole> roles)
    {
        // The facts are decided anew by what is so now: a repeat has nothing to do, so its id need not be known.
        await Commit(CommandId.New(), register => register.Recognise(person, roles), (_, _) => true);
        // Also where nothing changed: the first try may have ended between the ledger and the directory, with a role to be taken there.
        if (State.History.ContainsKey(person))
            await directory.Hold([State.Held(person)]);
    }

    public Task<RoleStanding> Standing(PersonId person) => Task.FromResult(new RoleStanding(State.Of(person), State.GroupsOf(person)));

    public Task<bool> HasOwner() => Task.FromResult(State.HasOwner);

    public Task<ImmutableArray<RoleHolding>> Holdings() => Task.FromResult(State.Holdings.Values.ToImmutableArray());

    public Task<ImmutableArray<RoleChange>> HistoryOf(PersonId person, int most) =>
        Task.FromResult(State.History.GetValueOrDefault(person, []).Reverse().Take(most).ToImmutableArray());

    protected override RoleRegister Fold(RoleRegister state, RoleFact fact, DateTimeOffset at) => state.With(fact, at);
}
