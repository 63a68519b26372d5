using System.Security.Claims;
using Upskill.Kit.People;
using Upskill.Workforce.Directory;

namespace Upskill.Workforce.SignIn;

/// <summary>Makes a principal of somebody in the workforce; nobody else can be signed in.</summary>
public sealed class PersonSignIn(IGrainFactory grains)
{
    /// <summary>The principal, or null where the workforce has nobody of this id.</summary>
    public async Task<ClaimsPrincipal?> PrincipalOf(PersonId id)
    {
        if (await new EmployeeDirectory(grains).Employee(id) is not { } employee)
            return null;
        var person = new CurrentPerson(employee.Id, employee.Name, employee.Roles, employee.Leads, employee.ChampionOf, employee.TimeZone);
        return new(new ClaimsIdentity(person.Claims(), "upskill"));
    }
}
