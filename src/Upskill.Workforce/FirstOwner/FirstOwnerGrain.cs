using System.Security.Cryptography;
using System.Text;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Workforce.Imports;

namespace Upskill.Workforce.FirstOwner;

[GrainType("workforce-first-owner")]
internal sealed class FirstOwnerGrain(
    [PersistentState("code")] IPersistentState<FirstOwnerState> state, EmployeeDirectory directory, DomainClock clock) : Grain, IFirstOwnerGrain
{
    private IRoleRegisterGrain Register => GrainFactory.GetGrain<IRoleRegisterGrain>(IRoleRegisterGrain.Organisation);

    public async Task<string?> Issue()
    {
        if (await HasOwner())
            return null;
        var (code, kept) = FirstOwnerCode.New(clock.Now);
        await Keep(kept);
        return code;
    }

    public async Task<bool> IsOpen() => state.State.Code?.IsOpen(clock.Now) is true && !await HasOwner();

    public async Task Claim(ClaimFirstOwner command)
    {
        // Who owns it by this very code sends it again: a silo went before it had answered, or before the directory knew. The code stays until its hour is over, and to anybody else it is good for nothing.
        if (state.State.Code is not { } code || (await HasOwner() && !(code.IsRight(command.Code) && await Owns(command.Person))))
            throw new Refusal("owner-exists", "Somebody owns the programme already; ask them to make you an owner.");
        if (code.IsOpen(clock.Now) && !code.IsRight(command.Code))
            await Keep(code with { Wrong = code.Wrong + 1 });
        code.Check(command.Code, clock.Now);
        // The employee first: after a kill in between they present the code once more.
        if (await directory.Employee(command.Person) is null)
            await directory.Admit([Newcomer(command)]);
        var organisation = GrainFactory.GetGrain<IOrgUnitGrain>(UnitId.Organisation.Value);
        if (await organisation.Unit() is null)
            await organisation.Chart(new(UnitId.Organisation, WorkforcePlan.OrganisationName, []));
        await Register.GrantFirstOwner(new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command.Person.Value)))[..32]), command.Person);
    }

    /// <summary>Until HR's first file says more of them.</summary>
    private Employee Newcomer(ClaimFirstOwner command) => new(
        command.Person, command.Name, "", UnitId.Organisation, [], "", "", null, "UTC", "en", clock.Today, null, Roles.Employee, [], [], IsSample: false);

    private Task<bool> HasOwner() => Register.HasOwner();

    private async Task<bool> Owns(PersonId person) => (await Register.Standing(person)).Granted.Roles.HasFlag(Roles.ProgrammeOwner);

    private async Task Keep(FirstOwnerCode code)
    {
        await this.Keep(state, new() { Code = code });
    }
}

/// <summary>What a <see cref="FirstOwnerGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.FirstOwnerState")]
internal sealed class FirstOwnerState
{
    [Id(0)]
    public FirstOwnerCode? Code { get; set; }
}
