using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Workforce.RoleGrants;

/// <summary>Granting and taking roles, by owners; whether they may is the register's word.</summary>
internal static class RoleRoutes
{
    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/workforce/people/{person}").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        people.MapPost("/roles", Change).WithName("ChangeRoles");
    }

    /// <summary>The form says what the person holds afterwards: <c>role</c> and <c>champion</c>, each any number of times.</summary>
    private static async Task<IResult> Change(string person, CurrentPerson by, HttpRequest request, EmployeeDirectory directory, IGrainFactory grains)
    {
        if (await directory.Employee(new(person)) is not { LeftOn: null })
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "nobody", "The workforce has nobody of this id."));
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength } command)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        var functions = (await grains.GetGrain<IOrgUnitGrain>(UnitId.Organisation.Value).Unit())?.Children.Select(child => child.Id).ToHashSet() ?? [];
        UnitId[] championOf = [.. form["champion"].Select(function => new UnitId(function!)).Distinct()];
        if (championOf.FirstOrDefault(function => !functions.Contains(function)) is { Value: not null } unknown)
            throw new Refusal("no-function", $"There is no function {unknown} to be a champion of. Nothing was changed.");
        var roles = form["role"].Aggregate(championOf.Length > 0 ? Roles.Champion : Roles.Employee, (held, role) => held | RoleOf(role));
        await grains.GetGrain<IRoleRegisterGrain>(IRoleRegisterGrain.Organisation).Change(new(new(command), by.Id, [new(new(person), roles, [.. championOf])]));
        return request.GoOnAt($"/people/{Uri.EscapeDataString(person)}");
    }

    private static Roles RoleOf(string? role) => role switch
    {
        "owner" => Roles.ProgrammeOwner,
        "auditor" => Roles.Auditor,
        "operator" => Roles.Operator,
        _ => throw new Refusal("no-role", $"'{role}' is no role that can be granted. Nothing was changed."),
    };
}
