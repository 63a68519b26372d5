using CsCheck;
using Upskill.Workforce;
using Upskill.Workforce.RoleGrants;

namespace Upskill.Tests.Workforce;

/// <summary>Owners grant, nobody grants themselves, and the last owner stays.</summary>
public sealed class RoleRegisterTests
{
    private static readonly PersonId Olga = new("olga"), Ben = new("ben"), Mia = new("mia");
    private static readonly UnitId Quality = new("quality"), Research = new("research");
    private static readonly RoleRegister Owned = With(RoleRegister.Empty, RoleRegister.Empty.GrantFirstOwner(Olga));

    [Fact]
    public void An_owner_grants_and_takes_roles()
    {
        var granted = Change(Owned, Olga, new(Ben, Roles.Auditor | Roles.Champion, [Quality, Research]));
        Assert.True(granted.Of(Ben).GrantsSameAs(new(Ben, Roles.Auditor | Roles.Champion, [Research, Quality])));

        var one = Change(granted, Olga, new(Ben, Roles.Champion, [Research]));
        Assert.True(one.Of(Ben).GrantsSameAs(new(Ben, Roles.Champion, [Research])));

        Assert.DoesNotContain(Ben, Change(one, Olga, RoleHolding.None(Ben)).Holdings.Keys);
    }

    [Fact]
    public void Every_change_is_kept_with_who_made_it()
    {
        var register = Change(Change(Owned, Olga, new(Ben, Roles.Auditor, [])), Olga, RoleHolding.None(Ben));

        Assert.Equal([(Roles.Auditor, true, Olga), (Roles.Auditor, false, Olga)], register.History[Ben].Select(change => (change.Role, change.IsGrant, change.By!.Value)));
        Assert.Null(Assert.Single(register.History[Olga]).By);
    }

    [Theory]
    [InlineData("ben", "mia", Roles.Auditor, "not-owner")]
    [InlineData("olga", "olga", Roles.ProgrammeOwner | Roles.Auditor, "own-role")]
    [InlineData("olga", "olga", Roles.Employee, "last-owner")]
    public void A_change_that_may_not_be_is_refused(string by, string person, object roles, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => Owned.Change(new(CommandId.New(), new(by), [new(new(person), (Roles)roles, [])]))).Code);

    [Fact]
    public void An_owner_may_go_once_there_is_another()
    {
        var two = Change(Owned, Olga, new(Mia, Roles.ProgrammeOwner, []));

        Assert.True(Change(two, Olga, RoleHolding.None(Olga)).HasOwner);
        Assert.Equal("owner-exists", Assert.Throws<Refusal>(() => two.GrantFirstOwner(Ben)).Code);
    }

    [Fact]
    public void A_role_from_a_group_stands_beside_what_was_granted_and_goes_with_the_group()
    {
        var auditors = new GroupRole("auditors", Roles.Auditor);
        var granted = Change(Owned, Olga, new(Ben, Roles.Operator, []));
        var both = With(granted, granted.Recognise(Ben, [auditors]));

        Assert.Equal((Roles.Auditor | Roles.Operator, Roles.Operator), (both.Held(Ben).Roles, both.Of(Ben).Roles));
        Assert.Empty(both.Recognise(Ben, [auditors]));
        Assert.Equal(both.Of(Ben), Change(both, Olga, new(Ben, Roles.Operator, [])).Of(Ben));
        Assert.Equal(Roles.Auditor, Change(both, Olga, RoleHolding.None(Ben)).Held(Ben).Roles);

        var left = With(both, both.Recognise(Ben, []));
        Assert.Equal(Roles.Operator, left.Held(Ben).Roles);
        Assert.Equal([(true, null), (true, "auditors"), (false, "auditors")], left.History[Ben].Select(change => (change.IsGrant, change.Group)));
    }

    [Fact]
    public void Who_owns_the_programme_by_a_group_grants_roles_as_any_owner_and_is_one()
    {
        var owned = With(RoleRegister.Empty, RoleRegister.Empty.Recognise(Mia, [new("owners", Roles.ProgrammeOwner)]));

        Assert.True(owned.HasOwner);
        Assert.Equal(Roles.Auditor, Change(owned, Mia, new(Ben, Roles.Auditor, [])).Of(Ben).Roles);
        Assert.Equal("owner-exists", Assert.Throws<Refusal>(() => owned.GrantFirstOwner(Ben)).Code);
        Assert.Equal("own-role", Assert.Throws<Refusal>(() => owned.Change(new(CommandId.New(), Mia, [new(Mia, Roles.ProgrammeOwner, [])]))).Code);
    }

    [Fact]
    public void A_role_by_two_groups_stays_until_both_are_left()
    {
        GroupRole one = new("a", Roles.Auditor), two = new("b", Roles.Auditor);
        var both = With(Owned, Owned.Recognise(Ben, [one, two]));

        Assert.Equal(Roles.Auditor, With(both, both.Recognise(Ben, [two])).Held(Ben).Roles);
        Assert.Equal(Roles.Employee, With(both, both.Recognise(Ben, [])).Held(Ben).Roles);
    }

    [Fact]
    public void Saying_what_is_so_already_changes_nothing() => Assert.Empty(Owned.Change(new(CommandId.New(), Olga, [Owned.Of(Olga)])));

    [Fact]
    public void Whatever_owners_try_somebody_owns_the_programme_and_nobody_ever_granted_themselves_a_role() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 15]).List[1, 30].Sample(tries =>
        {
            var register = Owned;
            foreach (var (by, person, bits) in tries)
            {
                PersonId[] people = [Olga, Ben, Mia, new("zoe")];
                var roles = ((bits & 1) != 0 ? Roles.ProgrammeOwner : 0) | ((bits & 2) != 0 ? Roles.Auditor : 0) | ((bits & 4) != 0 ? Roles.Champion : 0);
                try
                {
                    register = Change(register, people[by], new(people[person], roles, roles.HasFlag(Roles.Champion) ? [Quality] : []));
                }
                catch (Refusal)
                {
                }
            }
            Assert.True(register.HasOwner);
            Assert.DoesNotContain(register.History, person => person.Value.Any(change => change.IsGrant && change.By == person.Key));
        });

    private static RoleRegister Change(RoleRegister register, PersonId by, RoleHolding desired) =>
        With(register, register.Change(new(CommandId.New(), by, [desired])));

    private static RoleRegister With(RoleRegister register, IEnumerable<RoleFact> facts) =>
        facts.Aggregate(register, (state, fact) => state.With(fact, default));
}
