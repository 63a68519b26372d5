using System.Globalization;
using System.Text.Json;
using Upskill.PeerGroups;
using Upskill.Simulation.Deeds;

namespace Upskill.Simulation.Play;

/// <summary>Somebody reads what their group said and asks something, or answers the newest question that is not their own.</summary>
internal sealed class GroupTalk(Browser browser, Func<string, CommandId> idOf, PersonOutcome outcome)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Does it; nothing where they are in no group of the round.</summary>
    public async Task Do(Deed.Talk talk)
    {
        var path = $"/api/peer-groups/rounds/round-{talk.Round}/messages";
        if (await browser.Page(path) is not { } page || JsonSerializer.Deserialize<GroupPage>(page, Json) is not { IsClosed: false } group)
            return;
        var question = talk.Asks ? null : group.Messages.LastOrDefault(message => message.Message is { Question: null, Text: not null } && !message.IsOwn)?.Message;
        var said = await browser.Post(path, idOf($"talk/{talk.Round}/{talk.At:O}"),
            ("text", question is null ? Phrases.Question(talk.Phrase) : Phrases.Answer(talk.Phrase)), ("question", question?.Number.ToString(CultureInfo.InvariantCulture) ?? ""));
        if (said is not null)
            outcome.Messages++;
    }
}
