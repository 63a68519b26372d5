using Upskill.Kit.People;
using Upskill.LiveSessions.Sessions;
using Upskill.LiveSessions.Sessions.Attendances;
using Upskill.Workforce;

namespace Upskill.Tests.LiveSessions.Sessions;

public sealed class SeenUnitsTests
{
    private static readonly UnitId Function = new("alpha"), Team = new("alpha~team");
    private static readonly CurrentPerson Member = new(new("mia"), "Mia", Roles.Employee, [], [], "UTC");
    private static readonly SessionSeat Attends = new(SessionAtWork.Plan.Id, SessionAtWork.Plan, null, null);

    [Fact]
    public void Hosts_owners_champions_and_who_leads_the_function_or_more_see_all_of_it()
    {
        Assert.Equal([Function], SeenUnits.Of(Member, Attends with { Host = 1 }).AsEnumerable());
        Assert.Equal([Function], SeenUnits.Of(Member with { Roles = Roles.ProgrammeOwner }, Attends).AsEnumerable());
        Assert.Equal([Function], SeenUnits.Of(Member with { ChampionOf = [Function] }, Attends).AsEnumerable());
        Assert.Equal([Function], SeenUnits.Of(Member with { Leads = [UnitId.Organisation] }, Attends).AsEnumerable());
    }

    [Fact]
    public void Who_leads_a_team_sees_that_team_and_everybody_else_nothing()
    {
        Assert.Equal([Team], SeenUnits.Of(Member with { Leads = [Team] }, Attends).AsEnumerable());
        Assert.Empty(SeenUnits.Of(Member, Attends));
        Assert.Empty(SeenUnits.Of(Member with { Roles = Roles.Auditor }, Attends));
        Assert.Empty(SeenUnits.Of(Member with { Leads = [new("beta")], ChampionOf = [new("beta")] }, Attends));
    }
}
