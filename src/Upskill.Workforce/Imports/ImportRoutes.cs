using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Workforce.Imports;

/// <summary>Files of employees: brought, looked at, accepted or thrown away. For programme owners; to everybody else there are none.</summary>
internal static class ImportRoutes
{
    /// <summary>The largest file that is taken, in bytes: 100,000 people are about 15 MB.</summary>
    public const long LargestFile = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/workforce/imports").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        api.MapPost("", Begin).WithName("BeginImport").WithMetadata(new RequestSizeLimitAttribute(LargestFile))
            .WithFormOptions(multipartBodyLengthLimit: LargestFile);
        api.MapGet("/{import}", Status).WithName("ImportStatus");
        api.MapGet("/{import}/bad-lines", BadLines).WithName("ImportBadLines");
        api.MapPost("/{import}/acceptance", Accept).WithName("AcceptImport");
        api.MapPost("/{import}/discarding", Discard).WithName("DiscardImport");
        routes.MapGet("/api/workforce/people.csv", Export).RequireAuthorization(Policies.OwnersOnly).WithName("ExportPeople");
        var pages = routes.MapGroup("/people/imports").RequireAuthorization(Policies.OwnersOnly);
        pages.MapGet("/{import}/part", Part).WithName("ImportPart").ExcludeFromDescription();
    }

    /// <summary>A form with a file from the page, or the file itself as <c>text/csv</c> from a program, with <c>?mode=full</c> or <c>?mode=changes</c>.</summary>
    private static async Task<IResult> Begin(HttpRequest request, CurrentPerson person, IGrainFactory grains, CancellationToken aborted)
    {
        var (file, name, mode, command) = await Sent(request, aborted);
        if (file is null)
            return Bad("no-file", "Choose a CSV file first. Nothing was changed.");
        if (ModeOf(mode) is not { } known)
            return Bad("no-mode", "Say whether the file holds everybody or only changes. Nothing was changed.");
        if (command is not { Length: > 0 and <= CommandId.LongestLength } or IWorkforceImportGrain.Sample || !command.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            return Bad("malformed", "The request has no command id.");
        await grains.GetGrain<IWorkforceImportGrain>(command).Begin(new(await Text(file, aborted), IsSample: false, known, name, person.Id));
        return request.WantsJson()
            ? TypedResults.Created($"/api/workforce/imports/{command}", new GoOn($"/people/imports/{command}"))
            : TypedResults.LocalRedirect($"/people/imports/{command}");
    }

    private static async Task<Results<Ok<ImportStatus>, NotFound>> Status(string import, IGrainFactory grains) =>
        await grains.GetGrain<IWorkforceImportGrain>(import).Status() is { Stage: not ImportStage.NotBegun } status
            ? TypedResults.Ok(status)
            : TypedResults.NotFound();

    /// <summary>Every line that cannot be loaded, as a file to mend by.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> BadLines(string import, IGrainFactory grains)
    {
        var found = grains.GetGrain<IWorkforceImportGrain>(import);
        if (await found.Status() is { Stage: ImportStage.NotBegun })
            return TypedResults.NotFound();
        var csv = new StringBuilder("line,column,value,reason\n");
        foreach (var line in await found.BadLines(0, int.MaxValue))
            csv.Append(CultureInfo.InvariantCulture, $"{line.Line},{line.Column},{CsvCell.Quoted(line.Value)},{CsvCell.Quoted(line.Reason)}\n");
        return TypedResults.File(Utf8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"bad-lines-{import}.csv");
    }

    private static async Task<IResult> Accept(string import, HttpRequest request, IGrainFactory grains, CancellationToken aborted)
    {
        var form = await request.ReadFormAsync(aborted);
        var typed = form["deactivated"].ToString().Replace(",", "", StringComparison.Ordinal).Trim();
        int? deactivated = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        long? seen = long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var state) ? state : null;
        await grains.GetGrain<IWorkforceImportGrain>(import).Accept(new(form["goodRowsOnly"] == "yes", deactivated, seen));
        return request.GoOnAt($"/people/imports/{Uri.EscapeDataString(import)}");
    }

    private static async Task<IResult> Discard(string import, HttpRequest request, IGrainFactory grains)
    {
        await grains.GetGrain<IWorkforceImportGrain>(import).Discard();
        return request.GoOnAt("/people");
    }

    private static async Task<Results<RazorComponentResult<ImportPart>, NotFound>> Part(string import, IGrainFactory grains) =>
        await grains.GetGrain<IWorkforceImportGrain>(import).Status() is { Stage: not ImportStage.NotBegun } status
            ? new RazorComponentResult<ImportPart>(new { Import = import, Status = status })
            : TypedResults.NotFound();

    /// <summary>The workforce as it is, in the columns of a file that is imported.</summary>
    private static async Task<FileContentHttpResult> Export(EmployeeDirectory directory, IGrainFactory grains) =>
        TypedResults.File(Encoding.UTF8.GetBytes(EmployeeExport.Write(await directory.All(), await grains.GetGrain<IRoleRegisterGrain>(IRoleRegisterGrain.Organisation).Holdings())), "text/csv; charset=utf-8", "people.csv");

    private static async Task<(Stream? File, string Name, string? Mode, string? Command)> Sent(HttpRequest request, CancellationToken aborted)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(aborted);
            var file = form.Files["file"] is { Length: > 0 } sent ? sent : null;
            return (file?.OpenReadStream(), file?.FileName ?? "", form["mode"], form["commandId"]);
        }
        var isCsv = request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) is true;
        return (isCsv ? request.Body : null, "upload.csv", request.Query["mode"], request.Query["commandId"]);
    }

    private static async Task<string> Text(Stream file, CancellationToken aborted)
    {
        using var reader = new StreamReader(file, Utf8);
        try
        {
            return await reader.ReadToEndAsync(aborted);
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal("not-utf8", "The file is not UTF-8. Save it as “CSV UTF-8” and choose it again. Nothing was changed.");
        }
    }

    private static ImportMode? ModeOf(string? mode) => mode switch
    {
        "full" => ImportMode.Full,
        "changes" => ImportMode.Changes,
        _ => null,
    };

    private static ProblemHttpResult Bad(string code, string sentence) =>
        TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, code, sentence));
}
