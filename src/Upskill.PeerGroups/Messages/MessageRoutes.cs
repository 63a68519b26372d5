using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.PeerGroups.Groups;
using Upskill.PeerGroups.Rounds;

namespace Upskill.PeerGroups.Messages;

/// <summary>What a member says in their group of a round. The address names the round, never the group or the person; to who is in no group of it there is none.</summary>
internal static class MessageRoutes
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/peer-groups/rounds/{round}").RequireAuthorization().WithCommands().MembersOnly();
        group.MapGet("/messages", After).WithName("PeerGroupMessages");
        group.MapPost("/messages", Say).WithName("SayMessage").GuardingNames("text");
        group.MapPost("/messages/{message:long}/text", Edit).WithName("EditMessage").GuardingNames("text");
        group.MapPost("/messages/{message:long}/deletion", Delete).WithName("DeleteMessage").WithoutRoom();
        group.MapPost("/messages/{message:long}/reactions", React).WithName("ReactToMessage");
        group.MapPost("/messages/{message:long}/pinned", Pin).WithName("PinAnswer");
        group.MapPost("/summary", Summarise).WithName("WriteSummary").GuardingNames("text");
        group.MapPost("/summary/agreements", Agree).WithName("AgreeToSummary");
    }

    /// <summary>Before anything is read of the request, its text included.</summary>
    public static RouteGroupBuilder MembersOnly(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
        context.Arguments.OfType<Member>().Single().Seat is null ? TypedResults.NotFound() : await next(context));

    /// <summary>What changed after the number <c>after</c>; everything without it.</summary>
    private static Task<IResult> After(long? after, Member member) => member.Look(async group => TypedResults.Ok(await group.After(member.Seat!.Member, after ?? 0)));

    /// <summary>The form: <c>commandId</c>, <c>text</c>, <c>question</c> (the number of what it answers; empty to ask).</summary>
    private static Task<IResult> Say(Member member, HttpRequest request) => member.Act(request, async (group, by, id, form) =>
    {
        var question = Number(form["question"]);
        var number = await group.Say(new(id, by, question, form["text"].ToString()));
        return (question ?? number, number);
    });

    private static Task<IResult> Edit(long message, Member member, HttpRequest request) => member.Act(request, async (group, by, id, form) =>
    {
        await group.Edit(new(id, by, message, form["text"].ToString()));
        return (Number(form["question"]), message);
    });

    private static Task<IResult> Delete(long message, Member member, HttpRequest request) => member.Act(request, async (group, by, id, form) =>
    {
        await group.Delete(new(id, by, message));
        return (Number(form["question"]), message);
    });

    /// <summary>The form: <c>commandId</c>, <c>reaction</c>: its name with <c>/on</c> or <c>/off</c>.</summary>
    private static Task<IResult> React(long message, Member member, HttpRequest request) => member.Act(request, async (group, by, id, form) =>
    {
        if (form["reaction"].ToString().Split('/') is not [var name, var turn] || turn is not ("on" or "off") || !Enum.TryParse<Reaction>(name, out var reaction))
            throw new Refusal("no-such-reaction", "There is no such reaction. Nothing was changed.");
        await group.React(new(id, by, message, reaction, turn == "on"));
        return (Number(form["question"]), message);
    });

    /// <summary>The form: <c>commandId</c>, <c>answer</c> (its number; empty to unpin).</summary>
    private static Task<IResult> Pin(long message, Member member, HttpRequest request) => member.Act(request, async (group, by, id, form) =>
    {
        await group.Pin(new(id, by, message, Number(form["answer"])));
        return (message, message);
    });

    private static Task<IResult> Summarise(Member member, HttpRequest request) => member.Act(request, async (group, by, id, form) =>
    {
        await group.Summarise(new(id, by, form["text"].ToString()));
        return (null, null);
    });

    /// <summary>The form: <c>commandId</c>, <c>version</c> of the text that was read.</summary>
    private static Task<IResult> Agree(Member member, HttpRequest request) => member.Act(request, async (group, by, id, form) =>
    {
        await group.Agree(new(id, by, Number(form["version"]) ?? 0));
        return (null, null);
    });

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Who asks, as a member of the round in the address: bound from the request, and from there on a token.</summary>
internal sealed record Member(string Round, GroupSeat? Seat, IGrainFactory Grains)
{
    /// <summary>For a route handler.</summary>
    public static async ValueTask<Member> BindAsync(HttpContext context)
    {
        var (round, services) = ((string)context.GetRouteValue("round")!, context.RequestServices);
        var entry = (GroupEntry)services.GetService(typeof(GroupEntry))!;
        return new(round, CurrentPerson.From(context.User) is { } person ? await entry.SeatOf(person, round) : null, (IGrainFactory)services.GetService(typeof(IGrainFactory))!);
    }

    /// <summary>Answers a question about the group.</summary>
    public async Task<IResult> Look(Func<IPeerGroupGrain, Task<IResult>> look)
    {
        try
        {
            return await look(Grains.GetGrain<IPeerGroupGrain>(Seat!.Group.Value));
        }
        catch (Refusal left) when (left.Code == "not-a-member")
        {
            return TypedResults.NotFound();
        }
    }

    /// <summary>Carries out a command and goes on at the question and message that it answers.</summary>
    public Task<IResult> Act(HttpRequest request, Func<IPeerGroupGrain, MemberToken, CommandId, IFormCollection, Task<(long? Question, long? Message)>> act) => Look(async group =>
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Command() is not { } id)
            return CommandRoutes.Malformed();
        if (Seat!.Member is not { } by)
            throw new Refusal("closed", "The round is over; the group can be read, and nothing more is said in it. Nothing was sent.");
        var (question, message) = await act(group, by, id, form);
        return request.GoOnAt(Address(question, message));
    });

    private string Address(long? question, long? message) => string.Create(CultureInfo.InvariantCulture,
        $"/peer-groups/{Uri.EscapeDataString(Round)}{(question is { } asked ? $"?question={asked}" : "")}{(message is { } said ? $"#m{said}" : "")}");
}
