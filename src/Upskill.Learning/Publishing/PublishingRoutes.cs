using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Publishing;

/// <summary>Content, brought, previewed, published and given back by programme owners; to everybody else there is none of this.</summary>
internal static class PublishingRoutes
{
    private const long LargestForm = ContentZip.LargestZip + 64 * 1024;

    /// <summary>Registers what publishing needs. Reads the product's own programme now: what is wrong in it stops the start.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, string programme)
    {
        var (builtIn, files) = (ProgrammeFiles.Read(programme), new BuiltInContent(programme));
        return services
            .AddSingleton(files)
            .AddSingleton<ContentStore>()
            .AddSingleton(provider => new ProgrammeInUse(provider.GetRequiredService<ContentStore>(), builtIn))
            .AddTransient(provider => provider.GetRequiredService<ProgrammeInUse>().Current)
            .AddHostedService<ProgrammeRefresh>()
            .AddHostedService<SettlementGoOn>();
    }

    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var contents = routes.MapGroup("/api/learning/contents").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        contents.MapPost("", Bring).WithName("BringContent").WithMetadata(new RequestSizeLimitAttribute(LargestForm)).WithFormOptions(multipartBodyLengthLimit: LargestForm);
        contents.MapPost("/{content}/publication", Publish).WithName("PublishContent");
        contents.MapGet("/{content}/files.zip", Files).WithName("ContentFiles");
        var previews = routes.MapGroup("/programme/contents/{content}/{module}/{activity}").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        previews.MapPost("/submissions", NotInPreview).WithName("SubmitPreview").ExcludeFromDescription();
    }

    private static async Task<IResult> Bring(HttpRequest request, CurrentPerson by, ContentStore contents, IGrainFactory grains, CancellationToken aborted)
    {
        if (!request.HasFormContentType)
            return Bad("no-file", "Choose a zip file first. Nothing was changed.");
        var form = await request.ReadFormAsync(aborted);
        if (form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength } command)
            return Bad("malformed", "The form has no command id.");
        if (form.Files["file"] is not { Length: > 0 } file)
            return Bad("no-file", "Choose a zip file first. Nothing was changed.");
        using var zip = new MemoryStream();
        await file.CopyToAsync(zip, aborted);
        var content = await contents.Keep(ContentZip.Read(zip.ToArray()));
        await Shelf(grains).Bring(new(new(command), by.Id, content, Path.GetFileName(file.FileName)));
        return request.GoOnAt($"/programme/contents/{content}");
    }

    private static async Task<IResult> Publish(string content, CurrentPerson by, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength } command)
            return Bad("malformed", "The form has no command id.");
        await Shelf(grains).Publish(new(new(command), by.Id, content));
        return request.GoOnAt("/programme");
    }

    /// <summary>The files as they were brought; <c>built-in</c> for those that the product came with.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> Files(string content, ContentStore contents, BuiltInContent builtIn) =>
        (content == BuiltInContent.Name ? builtIn.ToZip() : await contents.Files(content)) is { } zip
            ? TypedResults.File(zip, "application/zip", $"programme-{content[..Math.Min(content.Length, 8)]}.zip")
            : TypedResults.NotFound();

    private static IResult NotInPreview() =>
        throw new Refusal("preview", "This is a preview: nothing is sent, and nothing is recorded.");

    private static IProgrammeShelfGrain Shelf(IGrainFactory grains) => grains.GetGrain<IProgrammeShelfGrain>(IProgrammeShelfGrain.Organisation);

    private static ProblemHttpResult Bad(string code, string sentence) =>
        TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, code, sentence));
}

/// <summary>The files of the programme that the product came with.</summary>
internal sealed class BuiltInContent(string folder)
{
    /// <summary>Where an address names content.</summary>
    public const string Name = "built-in";

    /// <summary>As a zip.</summary>
    public byte[] ToZip() => ContentZip.OfFolder(folder).ToBytes();
}
