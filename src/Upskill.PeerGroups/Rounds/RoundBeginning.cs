using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.LiveSessions;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Rounds;

/// <summary>How a round is asked for: for a function, for each, for a cohort, or among those at a live session.</summary>
internal static class RoundBeginning
{
    /// <summary>In the place of a unit: one round a function.</summary>
    public const string Each = "each";

    /// <summary>In the place of a unit, before the id of a live session.</summary>
    public const string AtSession = "session:";

    /// <summary>The code of a refusal while another round waits.</summary>
    public const string Waits = "round-waits";

    private const int LongestId = CommandId.LongestLength - 12;

    /// <summary>
    /// The form: <c>commandId</c> (the round's id from then on, but among those at a live session), <c>unit</c> (or <see cref="Each"/>, or <see cref="AtSession"/> and a session), <c>cohort</c>,
    /// <c>optedIn</c>, <c>size</c>, <c>groups</c>, <c>minutes</c>, <c>starters</c> (a line each).
    /// </summary>
    public static async Task<IResult> Ask(CurrentPerson by, HttpRequest request, IGrainFactory grains, SessionsToAsk sessions)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } command)
            return CommandRoutes.Malformed();
        var unit = form["unit"].ToString();
        var audience = unit.StartsWith(AtSession, StringComparison.Ordinal)
            ? await Among(unit[AtSession.Length..], by, sessions)
            : new(unit is "" or Each ? null : new(unit), form["cohort"].ToString() is { Length: > 0 } cohort ? cohort : null, form["optedIn"] == "yes");
        if (audience.Session is null && !RoundAccess.MayStart(by, unit == Each ? audience with { Unit = UnitId.Organisation } : audience))
            throw new Refusal("audience", "A champion starts rounds inside their own function. Nothing was started.");
        // Never the id of a person, whose key would seal the round.
        command = new(audience.Session is { } session ? RoundId.Of(session).Value : $"round-{command.Value[..Math.Min(command.Value.Length, LongestId)]}");
        var asked = new AskRound(command, by.Id, audience, Number(form["size"], "group-size", "people in a group"),
            form["groups"].ToString() is { Length: > 0 } groups ? Number(groups, "too-many-groups", "groups") : null,
            TimeSpan.FromMinutes(Number(form["minutes"], "length", "minutes")), [.. form["starters"].ToString().Split('\n')]);
        return unit == Each ? await AskEach(asked, request, grains) : await AskOne(asked, request, grains);
    }

    /// <summary>Where rounds begin.</summary>
    public static IRoundBeginningsGrain Beginnings(this IGrainFactory grains) => grains.GetGrain<IRoundBeginningsGrain>(IRoundBeginningsGrain.Organisation);

    private static async Task<IResult> AskOne(AskRound asked, HttpRequest request, IGrainFactory grains)
    {
        if (asked.Audience.Unit is { } unit && await grains.GetGrain<IOrgUnitGrain>(unit.Value).Unit() is null)
            throw new Refusal("audience", "The organisation has no such unit. Nothing was started.");
        if (asked.Audience.Session is not null && await grains.GetGrain<IRoundGrain>(asked.Id.Value).Round() is { } there && there.Asked.By != asked.By)
            throw new Refusal(Waits, "Another host has begun a round among the people of this session. There is one of each session. Nothing was started.");
        if (!await grains.Beginnings().Ask(asked))
            throw new Refusal(Waits, "A round for these people waits already. Confirm or discard it first. Nothing was started.");
        return request.GoOnAt($"/rounds/{asked.Id}");
    }

    private static async Task<IResult> AskEach(AskRound asked, HttpRequest request, IGrainFactory grains)
    {
        var functions = (await grains.GetGrain<IOrgUnitGrain>(UnitId.Organisation.Value).Unit())?.Children ?? [];
        ImmutableArray<AskRound> all = [.. functions.Select((function, index) => asked with
        {
            Id = new(string.Create(CultureInfo.InvariantCulture, $"{asked.Id}-{index}")), Audience = asked.Audience with { Unit = function.Id },
        })];
        foreach (var one in all)
        {
            // A function whose round waits keeps that one.
            await grains.Beginnings().Ask(one);
        }
        return request.GoOnAt("/rounds");
    }

    /// <summary>Their yes is what places people: neither a cohort nor an earlier choice narrows it.</summary>
    private static async Task<RoundAudience> Among(string session, CurrentPerson by, SessionsToAsk sessions) => await sessions.Find(by, session) is { } plan
        ? new(plan.Unit, null, OptedInOnly: false, plan.Id)
        : throw new Refusal("audience", "People are asked at a live session while it runs, by its host where that is a champion of the function, or by an owner. Nothing was started.");

    private static int Number(string? text, string code, string what) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : throw new Refusal(code, $"'{text}' is no number of {what}. Nothing was started.");
}
