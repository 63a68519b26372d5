using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.Workforce.RoleGrants;

/// <summary>One role of one person, granted or taken; as it stands in the ledger for ever.</summary>
[JsonDerivedType(typeof(Granted), "role-granted")]
[JsonDerivedType(typeof(Taken), "role-taken")]
internal abstract record RoleFact(PersonId Person, string Role, UnitId? Function, PersonId? By, string? Group)
{
    /// <summary>Granted by an owner; had from a group of the sign-in provider where one is named; else by the product itself.</summary>
    public sealed record Granted(PersonId Person, string Role, UnitId? Function, PersonId? By, string? Group = null) : RoleFact(Person, Role, Function, By, Group);

    /// <summary>Taken.</summary>
    public sealed record Taken(PersonId Person, string Role, UnitId? Function, PersonId? By, string? Group = null) : RoleFact(Person, Role, Function, By, Group);
}

/// <summary>
/// The register of granted roles and its rules: owners grant, nobody grants themselves, and the last owner stays. Roles from groups of the sign-in provider stand beside what was granted, and neither
/// changes the other. Pure, the fold of <see cref="RoleFact"/>.
/// </summary>
/// <param name="Holdings">Everybody who was granted a role.</param>
/// <param name="History">Every change of everybody, oldest first.</param>
internal sealed record RoleRegister(
    ImmutableDictionary<PersonId, RoleHolding> Holdings, ImmutableDictionary<PersonId, ImmutableArray<RoleChange>> History)
{
    /// <summary>More people than this hold no role: a role is for few.</summary>
    public const int MostHolders = 5_000;

    /// <summary>Before anything was granted.</summary>
    public static readonly RoleRegister Empty = new(
        ImmutableDictionary<PersonId, RoleHolding>.Empty, ImmutableDictionary<PersonId, ImmutableArray<RoleChange>>.Empty);

    /// <summary>The roles as the ledger writes them; never renamed.</summary>
    private static readonly ImmutableDictionary<Roles, string> Names = ImmutableDictionary.CreateRange<Roles, string>(
    [
        new(Roles.Champion, "champion"), new(Roles.ProgrammeOwner, "owner"), new(Roles.Auditor, "auditor"), new(Roles.Operator, "operator"),
    ]);

    /// <summary>What people have from groups of the sign-in provider.</summary>
    public ImmutableDictionary<PersonId, ImmutableArray<GroupRole>> FromGroups { get; init; } = ImmutableDictionary<PersonId, ImmutableArray<GroupRole>>.Empty;

    /// <summary>True once somebody owns the programme.</summary>
    public bool HasOwner => Holdings.Keys.Concat(FromGroups.Keys).Any(IsOwner);

    /// <summary>What a person was granted.</summary>
    public RoleHolding Of(PersonId person) => Holdings.GetValueOrDefault(person) ?? RoleHolding.None(person);

    /// <summary>What a person has from groups.</summary>
    public ImmutableArray<GroupRole> GroupsOf(PersonId person) => FromGroups.GetValueOrDefault(person, []);

    /// <summary>All that a person holds, wherever it comes from: what the directory says.</summary>
    public RoleHolding Held(PersonId person)
    {
        var granted = Of(person);
        return granted with { Roles = GroupsOf(person).Aggregate(granted.Roles, (roles, one) => roles | one.Role) };
    }

    /// <summary>What happens when the provider says that somebody is in the groups that give these roles, and in no other.</summary>
    public ImmutableArray<RoleFact> Recognise(PersonId person, ImmutableArray<GroupRole> roles) =>
    [
        .. GroupsOf(person).Except(roles).Select(one => new RoleFact.Taken(person, Names[one.Role], null, null, one.Group)),
        .. roles.Distinct().Except(GroupsOf(person)).Select(one => new RoleFact.Granted(person, Names[one.Role], null, null, one.Group)),
    ];

    /// <summary>What happens when these people are to hold just this.</summary>
    /// <exception cref="Refusal">With a sentence; nothing happens.</exception>
    public ImmutableArray<RoleFact> Change(ChangeRoles command)
    {
        var by = command.By;
        if (by is { } person && !IsOwner(person))
            throw new Refusal("not-owner", "Only a programme owner can change roles. Nothing was changed.");
        var facts = command.Desired.SelectMany(desired => Facts(desired, by)).ToImmutableArray();
        if (facts.Any(fact => fact is RoleFact.Granted && fact.Person == by))
            throw new Refusal("own-role", "Nobody can grant themselves a role; ask another programme owner. Nothing was changed.");
        var after = facts.Aggregate(this, (register, fact) => register.With(fact, default));
        if (HasOwner && !after.HasOwner && by is not null)
            throw new Refusal("last-owner", "This would leave nobody who owns the programme. Make somebody else an owner first. Nothing was changed.");
        return after.Holdings.Count > MostHolders
            ? throw new Refusal("too-many-roles", $"More than {MostHolders:N0} people would hold a role. Nothing was changed.")
            : facts;
    }

    /// <summary>What happens when somebody becomes the first owner.</summary>
    /// <exception cref="Refusal"><c>owner-exists</c>.</exception>
    public ImmutableArray<RoleFact> GrantFirstOwner(PersonId person) => HasOwner
        ? throw new Refusal("owner-exists", "Somebody owns the programme already; ask them to make you an owner.")
        : [new RoleFact.Granted(person, Names[Roles.ProgrammeOwner], null, null)];

    /// <summary>Folds one fact in.</summary>
    public RoleRegister With(RoleFact fact, DateTimeOffset at)
    {
        var (before, role) = (Of(fact.Person), Names.Single(name => name.Value == fact.Role).Key);
        if (fact.Group is { } group)
            return WithGroup(fact, new(group, role), at);
        var functions = (fact, fact.Function) switch
        {
            (RoleFact.Granted, { } function) => before.ChampionOf.Remove(function).Add(function),
            (RoleFact.Taken, { } function) => before.ChampionOf.Remove(function),
            _ => before.ChampionOf,
        };
        var roles = fact is RoleFact.Granted ? before.Roles | role
            : role is Roles.Champion && !functions.IsEmpty ? before.Roles
            : before.Roles & ~role;
        return this with
        {
            Holdings = roles == Roles.Employee ? Holdings.Remove(fact.Person) : Holdings.SetItem(fact.Person, new(fact.Person, roles, functions)),
            History = HistoryWith(fact, role, at),
        };
    }

    private RoleRegister WithGroup(RoleFact fact, GroupRole role, DateTimeOffset at)
    {
        var after = fact is RoleFact.Granted ? GroupsOf(fact.Person).Add(role) : GroupsOf(fact.Person).Remove(role);
        return this with
        {
            FromGroups = after.IsEmpty ? FromGroups.Remove(fact.Person) : FromGroups.SetItem(fact.Person, after),
            History = HistoryWith(fact, role.Role, at),
        };
    }

    private ImmutableDictionary<PersonId, ImmutableArray<RoleChange>> HistoryWith(RoleFact fact, Roles role, DateTimeOffset at) => History.SetItem(
        fact.Person, History.GetValueOrDefault(fact.Person, []).Add(new(role, fact.Function, fact is RoleFact.Granted, fact.By, at, fact.Group)));

    /// <summary>The single roles that lie between two holdings of one person.</summary>
    public static (IReadOnlyList<(Roles Role, UnitId? Function)> Granted, IReadOnlyList<(Roles Role, UnitId? Function)> Taken) Difference(
        RoleHolding? before, RoleHolding after) =>
        ([.. Each(after).Except(before is null ? [] : Each(before))], [.. (before is null ? [] : Each(before)).Except(Each(after))]);

    private IEnumerable<RoleFact> Facts(RoleHolding desired, PersonId? by)
    {
        var (granted, taken) = Difference(Of(desired.Person), desired);
        return granted.Select(one => (RoleFact)new RoleFact.Granted(desired.Person, Names[one.Role], one.Function, by))
            .Concat(taken.Select(one => new RoleFact.Taken(desired.Person, Names[one.Role], one.Function, by)));
    }

    private static IEnumerable<(Roles Role, UnitId? Function)> Each(RoleHolding holding) =>
        holding.ChampionOf.Select(function => (Roles.Champion, (UnitId?)function))
            .Concat(Names.Keys.Where(role => role is not Roles.Champion && holding.Roles.HasFlag(role)).Select(role => (role, (UnitId?)null)));

    private bool IsOwner(PersonId person) => Held(person).Roles.HasFlag(Roles.ProgrammeOwner);
}
