using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Upskill.Kit.Web;

namespace Upskill.LiveSessions.Sessions.Captions;

/// <summary>Captions of a session that is over: brought, replaced and taken away by its hosts, read by whoever may see the session.</summary>
internal static class CaptionRoutes
{
    private const long LargestForm = CaptionFile.LargestFile + 64 * 1024;

    public static void MapCaptions(this IEndpointRouteBuilder routes)
    {
        var captions = routes.MapGroup("/api/live-sessions/sessions/{session}/captions").RequireAuthorization().WithCommands().HostsOnly();
        captions.MapPost("", Keep).WithName("KeepCaptions").WithMetadata(new RequestSizeLimitAttribute(LargestForm)).WithFormOptions(multipartBodyLengthLimit: LargestForm);
        captions.MapPost("/removal", Remove).WithName("RemoveCaptions");
        routes.MapGroup("/sessions/{session}").RequireAuthorization().AttendeesOnly().MapGet("/captions.vtt", Read).WithName("SessionCaptions");
    }

    /// <summary>The form: <c>commandId</c>, <c>file</c>, <c>confirmed</c> (what the answer before said, where the guard warned). 422 with a sentence that names the lines.</summary>
    private static async Task<IResult> Keep(
        SessionGuest guest, HttpRequest request, CaptionsCheck check, SessionsOver over, IWholePage pages, IStringLocalizer<LiveSessionsWords> words)
    {
        if (!request.HasFormContentType)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send this as a form."));
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is null)
            return CommandRoutes.Malformed();
        if (!await over.Is(guest.Seat!))
            throw new Refusal("not-over", "This session is not over yet. Nothing was kept.");
        var (captions, fault) = await Look(form, check, words);
        if (fault is not null)
            return request.Invalid(fault.Sentence, [new("file", fault.Sentence)], () => pages.Of<CaptionsPage>(
                new Dictionary<string, object?> { [nameof(CaptionsPage.SessionId)] = guest.Seat!.Session.Value, [nameof(CaptionsPage.Fault)] = fault }, StatusCodes.Status422UnprocessableEntity));
        await guest.Captions.Keep(captions!);
        return request.GoOnAt($"{SessionAddress.Of(guest.Seat!.Session)}#captions");
    }

    private static Task<IResult> Remove(SessionGuest guest, HttpRequest request) => SessionGuest.Host(request, $"{SessionAddress.Of(guest.Seat!.Session)}#captions", (_, _) => guest.Captions.Remove());

    private static async Task<Results<FileContentHttpResult, NotFound>> Read(SessionGuest guest) => await guest.Captions.Captions() is { } captions
        ? TypedResults.File(Encoding.UTF8.GetBytes(captions.Vtt), "text/vtt; charset=utf-8", $"{guest.Seat!.Session}.vtt")
        : TypedResults.NotFound();

    private static async Task<(SessionCaptions? Captions, CaptionFault? Fault)> Look(IFormCollection form, CaptionsCheck check, IStringLocalizer<LiveSessionsWords> words)
    {
        if (form.Files["file"] is not { Length: > 0 } file)
            return (null, new(words["CaptionsNoFile"], [], null));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        Transcript transcript;
        try
        {
            transcript = CaptionFile.Read(bytes.ToArray());
        }
        catch (Refusal no) when (no.Code == CaptionFile.Fault)
        {
            return (null, new(no.Message, [], null));
        }
        var (found, captions) = (await check.Look(transcript), new SessionCaptions(transcript.ToVtt()));
        if (found.FirstOrDefault(finding => finding.Blocks) is { } blocked)
            return (null, new(words["CaptionsBlocked", blocked.Line], found, null));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(captions.Vtt)));
        return found.IsEmpty || form["confirmed"] == hash ? (captions, null) : (null, new(words["CaptionsWarned", found[0].Line], found, hash));
    }
}

/// <summary>Why captions were not kept.</summary>
/// <param name="Sentence">That says it.</param>
/// <param name="Found">What the guard found.</param>
/// <param name="Confirmation">What is sent with the same captions to say that one has looked; null where that is no matter of looking.</param>
public sealed record CaptionFault(string Sentence, ImmutableArray<CaptionFinding> Found, string? Confirmation);
