using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.LiveSessions.Forms;

namespace Upskill.LiveSessions.Series;

/// <summary>Planning and changing series, for champions, owners and co-hosts; to everybody else there are no such routes.</summary>
internal static class SeriesRoutes
{
    private const int LongestId = CommandId.LongestLength - 12;

    public static void MapSeries(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/live-sessions/series").RequireAuthorization(Plans).WithCommands()
            .MapPost("", Plan).WithName("PlanSeries").GuardingNames(SeriesFaults.Title, SeriesFaults.Description);
        var series = routes.MapGroup("/api/live-sessions/series/{series}").RequireAuthorization().WithCommands();
        series.MapPost("/plan", Change).WithName("ChangeSeries").GuardingNames(SeriesFaults.Title, SeriesFaults.Description);
        series.MapPost("/cancellation", Cancel).WithName("CancelSeries");
        var session = series.MapGroup("/sessions/{day}");
        session.MapPost("/time", Move).WithName("MoveSession");
        session.MapPost("/cancellation", CancelSession).WithName("CancelSession");
        session.MapPost("/recording", KeepRecording).WithName("KeepRecording");
    }

    private static void Plans(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => CurrentPerson.From(context.User) is { } person && SeriesAccess.MayPlan(person));

    /// <summary>The form: <c>commandId</c>, part of the series' id from then on, and the fields of <see cref="PlanForm"/>. 422 with a sentence for each that is at fault.</summary>
    private static async Task<IResult> Plan(CurrentPerson by, PlanReader reader, FormAnswers answers)
    {
        var form = await answers.Form();
        if (form.Command() is not { } command)
            return CommandRoutes.Malformed();
        var (filled, plan) = await reader.Read(form, by.Id, isNew: true);
        if (!SeriesAccess.MayPlan(by, plan.Unit))
            filled = filled.With(SeriesFaults.Unit, "A champion plans series for their own function and what is below it.");
        var id = $"series-{command.Value[..Math.Min(command.Value.Length, LongestId)]}";
        return await answers.Of<SeriesPlanPage>(filled, new Dictionary<string, object?>(), () => answers.Grain(id).Plan(new(by.Id, plan)), $"/sessions/series/{id}");
    }

    private static async Task<IResult> Change(string series, CurrentPerson by, SeriesReader all, PlanReader reader, FormAnswers answers)
    {
        if (await all.Run(by, new(series)) is not { } planned)
            return TypedResults.NotFound();
        var form = await answers.Form();
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        var (filled, plan) = await reader.Read(form, planned.Host, isNew: false);
        return await answers.Of<SeriesChangePage>(filled, new Dictionary<string, object?> { [nameof(SeriesChangePage.SeriesId)] = series }, () => answers.Grain(series).Change(plan with { Unit = planned.Plan.Unit }), $"/sessions/series/{series}");
    }

    private static Task<IResult> Cancel(string series, CurrentPerson by, SeriesReader all, FormAnswers answers) =>
        Run(series, by, all, answers, (grain, form, _) => form["confirm"] == "cancel" ? grain.Cancel()
            : throw new Refusal("not-confirmed", "Nothing was cancelled. To cancel the series, tick the box that says so."));

    /// <summary>The form: <c>commandId</c>, <c>on</c> and <c>at</c>, by the series' own clock.</summary>
    private static Task<IResult> Move(string series, string day, CurrentPerson by, SeriesReader all, FormAnswers answers) => Run(series, by, all, answers, (grain, form, planned) =>
    {
        if (!DateOnly.TryParseExact(form["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            || !TimeOnly.TryParseExact(form["at"], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            throw new Refusal("starts-at", "Write the day as 2026-12-31 and the time as 14:00. Nothing was moved.");
        return grain.Move(SessionOf(series, day), SeriesTime.Moment(on, at, planned.Plan.Zone));
    });

    private static Task<IResult> CancelSession(string series, string day, CurrentPerson by, SeriesReader all, FormAnswers answers) =>
        Run(series, by, all, answers, (grain, _, _) => grain.CancelSession(SessionOf(series, day)));

    /// <summary>The form: <c>commandId</c>, <c>recording</c> and <c>captions</c>, links or nothing.</summary>
    private static Task<IResult> KeepRecording(string series, string day, CurrentPerson by, SeriesReader all, FormAnswers answers) =>
        Run(series, by, all, answers, (grain, form, _) => grain.KeepRecording(SessionOf(series, day), Link(form, "recording"), Link(form, "captions")));

    private static async Task<IResult> Run(string series, CurrentPerson by, SeriesReader all, FormAnswers answers, Func<ISeriesGrain, IFormCollection, PlannedSeries, Task> command)
    {
        if (await all.Run(by, new(series)) is not { } planned)
            return TypedResults.NotFound();
        var form = await answers.Form();
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        await command(answers.Grain(series), form, planned);
        return answers.GoOnAt($"/sessions/series/{series}");
    }

    private static LiveSessionId SessionOf(string series, string day) =>
        LiveSessionId.Read($"{series}.{day}") ?? throw new Refusal("no-session", "This series has no such session. Nothing was changed.");

    private static Uri? Link(IFormCollection form, string field) => form[field].ToString().Trim() is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var link) ? link : throw new Refusal(field, "That is no link. It begins with https://. Nothing was changed.");
}
