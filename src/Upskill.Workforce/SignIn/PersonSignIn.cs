using System.Security.Claims;
using Upskill.Kit.People;

namespace Upskill.Workforce.SignIn;

/// <summary>Makes a principal of somebody in the workforce; nobody else can be signed in.</summary>
public sealed class PersonSignIn(EmployeeDirectory directory)
{
    /// <summary>The principal, or null where the workforce has nobody of this id, or nobody any more.</summary>
    public async Task<ClaimsPrincipal?> PrincipalOf(PersonId id)
    {
        if (await directory.Employee(id) is not { LeftOn: null } employee)
            return null;
        var person = new CurrentPerson(employee.Id, employee.Name, employee.Roles, employee.Leads, employee.ChampionOf, employee.TimeZone);
        return new(new ClaimsIdentity(person.Claims(), "upskill"));
    }
}
