using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.PeerGroups;
using Upskill.Simulation.Deeds;

namespace Upskill.Simulation.Play;

/// <summary>
/// Somebody opens their group's page, reads what it said and asks something, or answers the newest question that is not their own; and stays until their page has heard of it, as every member's does.
/// </summary>
internal sealed class GroupTalk(Browser browser, Func<string, CommandId> idOf, PersonOutcome outcome)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Does it; nothing where they are in no group of the round.</summary>
    public async Task Do(Deed.Talk talk)
    {
        var path = $"/api/peer-groups/rounds/round-{talk.Round}/messages";
        if (await browser.Page(path) is not { } page || JsonSerializer.Deserialize<GroupPage>(page, Json) is not { IsClosed: false } group)
            return;
        var heard = new HeardNumbers();
        await using var connection = await browser.Connect("/hubs/peer-groups", hub => hub.On<Change>("Changed", change => heard.Add(change.Number)));
        await connection.InvokeAsync<long>("Watch", $"round-{talk.Round}");
        var question = talk.Asks ? null : group.Messages.LastOrDefault(message => message.Message is { Question: null, Text: not null } && !message.IsOwn)?.Message;
        var next = await browser.Post(path, idOf($"talk/{talk.Round}/{talk.At:O}"),
            ("text", question is null ? Phrases.Question(talk.Phrase) : Phrases.Answer(talk.Phrase)), ("question", question?.Number.ToString(CultureInfo.InvariantCulture) ?? ""));
        if (next is null)
            return;
        outcome.Messages++;
        if (!await heard.Reaches(long.Parse(next[(next.LastIndexOf("#m", StringComparison.Ordinal) + 2)..], CultureInfo.InvariantCulture), Patience))
            outcome.Unheard++;
    }

    private sealed record Change(long Number);
}
