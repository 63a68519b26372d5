using System.Collections.Immutable;

namespace Upskill.Workforce;

/// <summary>
/// Who was granted which role, by whom: on the ledger. There is one, <see cref="Organisation"/>. The directory shows what it says; managers are not in it,
/// for they follow from the reporting line.
/// </summary>
[GrainInterfaceType("workforce-role-register"), Alias("Upskill.IRoleRegisterGrain")]
public interface IRoleRegisterGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>Grants or takes roles. Durable, and in the directory, when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>not-owner</c>, <c>own-role</c>, <c>last-owner</c>, <c>too-many-roles</c>: with a sentence; nothing was changed.</exception>
    [Alias("Change")]
    Task Change(ChangeRoles command);

    /// <summary>Makes the first owner. Durable, and in the directory, when it returns.</summary>
    /// <exception cref="Refusal"><c>owner-exists</c>.</exception>
    [Alias("GrantFirstOwner")]
    Task GrantFirstOwner(CommandId id, PersonId person);

    /// <summary>
    /// Notes which roles somebody has from groups of the sign-in provider, as it says now; what they had from groups before and have no more is taken. Beside what owners granted, which stays.
    /// Durable, and in the directory, when it returns; a repeat changes nothing. Called when they sign in and when they leave.
    /// </summary>
    [Alias("Recognise")]
    Task Recognise(PersonId person, ImmutableArray<GroupRole> roles);

    /// <summary>What one person was granted, and what they have from groups of the sign-in provider.</summary>
    [Alias("Standing")]
    Task<RoleStanding> Standing(PersonId person);

    /// <summary>True once somebody owns the programme, granted or by a group.</summary>
    [Alias("HasOwner")]
    Task<bool> HasOwner();

    /// <summary>Everybody who was granted a role. What people have from groups is not in it: a file of employees neither grants nor takes it.</summary>
    [Alias("Holdings")]
    Task<ImmutableArray<RoleHolding>> Holdings();

    /// <summary>What was granted to and taken from a person, newest first, at most <paramref name="most"/>.</summary>
    [Alias("HistoryOf")]
    Task<ImmutableArray<RoleChange>> HistoryOf(PersonId person, int most);
}

/// <summary>Changes of several people's roles by one command.</summary>
/// <param name="Id">Made by the client, or derived from the import.</param>
/// <param name="By">The owner who says so; null for the product itself, when it loads or removes the sample organisation.</param>
/// <param name="Desired">What each of these people holds afterwards; people who are not named keep what they hold.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ChangeRoles")]
public sealed record ChangeRoles(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId? By, [property: Id(2)] ImmutableArray<RoleHolding> Desired);

/// <summary>The granted roles of one person.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Roles">Without <see cref="Roles.Manager"/>; <see cref="Roles.Employee"/> for none.</param>
/// <param name="ChampionOf">Functions; not empty exactly where <see cref="Roles.Champion"/> is among the roles.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoleHolding")]
public sealed record RoleHolding(
    [property: Id(0)] PersonId Person, [property: Id(1)] Roles Roles, [property: Id(2)] ImmutableArray<UnitId> ChampionOf)
{
    /// <summary>Nothing granted.</summary>
    public static RoleHolding None(PersonId person) => new(person, Roles.Employee, []);

    /// <summary>True where both grant the same, whoever they are of.</summary>
    public bool GrantsSameAs(RoleHolding other) =>
        Roles == other.Roles && ChampionOf.ToHashSet().SetEquals(other.ChampionOf);
}

/// <summary>A role that somebody has because they are in a group of the sign-in provider.</summary>
/// <param name="Group">As the provider names it: an object id with Entra ID, a name with others.</param>
/// <param name="Role">Exactly one.</param>
[GenerateSerializer, Immutable, Alias("Upskill.GroupRole")]
public sealed record GroupRole([property: Id(0)] string Group, [property: Id(1)] Roles Role);

/// <summary>The roles of one person, by where they come from.</summary>
/// <param name="Granted">By owners.</param>
/// <param name="FromGroups">As the provider said when they last signed in.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoleStanding")]
public sealed record RoleStanding([property: Id(0)] RoleHolding Granted, [property: Id(1)] ImmutableArray<GroupRole> FromGroups);

/// <summary>One role granted or taken.</summary>
/// <param name="Role">Exactly one.</param>
/// <param name="Function">Of a champion.</param>
/// <param name="IsGrant">False where it was taken.</param>
/// <param name="By">Who; null for the product itself: the first owner, the sample organisation.</param>
/// <param name="At">When.</param>
/// <param name="Group">The group of the sign-in provider that gave it; null where a person or the product did.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoleChange")]
public sealed record RoleChange(
    [property: Id(0)] Roles Role, [property: Id(1)] UnitId? Function, [property: Id(2)] bool IsGrant, [property: Id(3)] PersonId? By,
    [property: Id(4)] DateTimeOffset At, [property: Id(5)] string? Group = null);
