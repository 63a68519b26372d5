using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Learning.Enrolment;

namespace Upskill.Learning.Cohorts;

/// <summary>Cohorts, for programme owners.</summary>
internal static class CohortRoutes
{
    private static readonly char[] BetweenIds = [' ', ',', ';', '\r', '\n', '\t'];

    public static void MapCohorts(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/learning/cohorts").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        api.MapPost("", Make).WithName("MakeCohort").Guarding("name");
        api.MapGet("/{cohort}", Cohort).WithName("Cohort");
        api.MapPost("/{cohort}/members", Add).WithName("AddToCohort");
        api.MapPost("/{cohort}/members/{person}/removal", TakeOut).WithName("TakeOutOfCohort");
        routes.MapGet("/enrolment/cohorts/{cohort}/part", Part).RequireAuthorization(Policies.OwnersOnly).WithName("CohortPart").ExcludeFromDescription();
    }

    /// <summary>The form: <c>commandId</c> (the cohort's id from then on), <c>name</c>, <c>starts</c>, <c>due</c>, and whom, as <see cref="People"/> reads it.</summary>
    private static async Task<IResult> Make(CurrentPerson by, HttpRequest request, EmployeeDirectory directory, IGrainFactory grains)
    {
        var form = await Form(request);
        if (EnrolmentForm.Text(form, "commandId") is not { Length: <= CommandId.LongestLength } command || !command.All(char.IsAsciiLetterOrDigit))
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        var starts = EnrolmentForm.Day(form, "starts") ?? throw NoDay("first");
        var due = EnrolmentForm.Day(form, "due") ?? throw NoDay("last");
        var people = await People(form, directory);
        var cohort = grains.GetGrain<ICohortGrain>(command);
        await cohort.Make(new(EnrolmentForm.Text(form, "name") ?? "", starts, due, by.Id));
        await cohort.Add(new(command), people);
        return request.GoOnAt($"/enrolment/cohorts/{command}");
    }

    private static async Task<Results<Ok<Cohort>, NotFound>> Cohort(string cohort, IGrainFactory grains) =>
        await grains.GetGrain<ICohortGrain>(cohort).Cohort() is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<IResult> Add(string cohort, HttpRequest request, EmployeeDirectory directory, IGrainFactory grains)
    {
        var found = grains.GetGrain<ICohortGrain>(cohort);
        if (await found.Cohort() is null)
            return TypedResults.NotFound();
        var form = await Form(request);
        if (EnrolmentForm.Text(form, "commandId") is not { Length: <= CommandId.LongestLength } command)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        await found.Add(new(command), await People(form, directory));
        return request.GoOnAt($"/enrolment/cohorts/{Uri.EscapeDataString(cohort)}");
    }

    private static async Task<IResult> TakeOut(string cohort, string person, HttpRequest request, IGrainFactory grains)
    {
        var found = grains.GetGrain<ICohortGrain>(cohort);
        if (await found.Cohort() is null)
            return TypedResults.NotFound();
        await found.TakeOut(new(person));
        return request.GoOnAt($"/enrolment/cohorts/{Uri.EscapeDataString(cohort)}");
    }

    private static async Task<Results<RazorComponentResult<CohortPart>, NotFound>> Part(string cohort, IGrainFactory grains) =>
        await grains.GetGrain<ICohortGrain>(cohort).Cohort() is { } found
            ? new RazorComponentResult<CohortPart>(new { Cohort = found })
            : TypedResults.NotFound();

    /// <summary>Everybody in the field <c>ids</c>; where it is empty, everybody whom the criteria of <see cref="EnrolmentForm"/> mean now.</summary>
    /// <exception cref="Refusal"><c>no-people</c>: the form names none; <c>nobody</c>: an id is of nobody here, or no one is meant.</exception>
    private static async Task<ImmutableArray<PersonId>> People(IReadOnlyDictionary<string, StringValues> form, EmployeeDirectory directory)
    {
        var here = (await directory.All()).Where(EnrolmentRules.IsInWorkforce).ToDictionary(person => person.Id);
        var ids = (EnrolmentForm.Text(form, "ids") ?? "").Split(BetweenIds, StringSplitOptions.RemoveEmptyEntries).Select(id => new PersonId(id)).ToList();
        if (ids.Where(id => !here.ContainsKey(id)).Take(5).ToList() is { Count: > 0 } unknown)
            throw new Refusal("nobody", $"The workforce has nobody of the id {string.Join(", ", unknown)}. Nothing was changed.");
        var criteria = EnrolmentForm.Criteria(form);
        // Nothing said is a form sent too early, not everybody.
        if (ids.Count == 0 && criteria is { Units.IsEmpty: true, Countries.IsEmpty: true, Grades.IsEmpty: true, StartsFrom: null, StartsUntil: null })
            throw new Refusal("no-people", "Say who: by their ids, or by at least one thing that they have in common. Nothing was changed.");
        ImmutableArray<PersonId> people = ids.Count > 0
            ? [.. ids]
            : [.. here.Values.Where(person => criteria.Covers(person.Unit, person.Country, person.Grade, person.StartsOn)).Select(person => person.Id)];
        if (people.IsEmpty)
            throw new Refusal("nobody", "Nobody meets all of this. Nothing was changed.");
        return people.Length <= CohortRules.MostMembers ? people : throw CohortRules.Full();
    }

    private static async Task<IReadOnlyDictionary<string, StringValues>> Form(HttpRequest request) =>
        (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(StringComparer.Ordinal);

    private static Refusal NoDay(string which) => new("no-day", $"Say which is the cohort's {which} day. Nothing was changed.");
}
