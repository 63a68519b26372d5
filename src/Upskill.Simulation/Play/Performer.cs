using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Upskill.Adoption;
using Upskill.Simulation.Deeds;
using Upskill.Simulation.People;

namespace Upskill.Simulation.Play;

/// <summary>
/// One person who is played: does their deeds over HTTP, one after the other. Every command's id follows from the seed, the person and what it is about, so that a company which is played
/// again from the same beginning, after a kill, sends the same commands, and none counts twice.
/// </summary>
internal sealed class Performer(Company company, Colleague colleague, HttpClient http, LiveRooms rooms)
{
    private readonly Browser browser = new(http, colleague.Id, company.PersonaOf(colleague).OnPhone);

    /// <summary>What came of it.</summary>
    public PersonOutcome Outcome { get; } = new();

    /// <summary>The browser.</summary>
    public Browser Browser => browser;

    /// <summary>Does it.</summary>
    public async Task Do(Deed deed)
    {
        Outcome.Deeds++;
        await (deed switch
        {
            Deed.Look look => Look(look),
            Deed.Study study => new Sitting(company, colleague, browser, Id, Outcome).Do(study),
            Deed.GiveBaseline given => Send("/api/time-saved/baseline", "baseline",
                [.. given.Hours.Select(hours => ($"{hours.Key}-hours", Text(hours.Value))), ("already-saved", $"0:{given.AlreadySaved:00}")]),
            Deed.SkipBaseline => Send("/api/time-saved/baseline/omission", "omission"),
            Deed.Claim claim => Claim(claim),
            Deed.AnswerPulse pulse => Pulse(pulse),
            Deed.JoinPeers => Send("/api/peer-groups/choice", "peers", ("participation", "in")),
            Deed.StartRound start => new RoundStart(browser, Id).Do(start),
            Deed.PlanSeries plan => Sessions.Do(plan),
            Deed.BeginSession begin => Sessions.Do(begin),
            Deed.Attend attend => Sessions.Do(attend),
            Deed.EndSession end => Sessions.Do(end),
            Deed.Talk talk => new GroupTalk(browser, Id, Outcome).Do(talk),
            _ => throw new InvalidOperationException($"Nobody knows how to do a {deed.GetType().Name}."),
        });
    }

    private SessionVisit Sessions => new(browser, rooms, Id, Outcome);

    private async Task Look(Deed.Look look)
    {
        foreach (var page in look.Pages)
            await browser.Page(page);
    }

    private async Task Claim(Deed.Claim claim)
    {
        if (await Post($"/api/time-saved/weeks/{claim.Week}/claim", $"claim/{claim.Week}",
            ($"{claim.Task}-saved", Text(claim.Saved)), ($"{claim.Task}-checking", Text(claim.Checking)), ($"{claim.Task}-lost", Text(claim.Lost))))
            Outcome.Claimed[claim.Week] = claim.Saved - claim.Checking - claim.Lost;
    }

    private async Task Pulse(Deed.AnswerPulse pulse)
    {
        var survey = pulse.IsAfter ? "after" : "before";
        if (await Post($"/api/time-saved/pulse/{survey}/response", $"pulse/{survey}", [.. Attitude.Items.Zip(pulse.Choices, (item, choice) => (item, Text(choice)))]))
            Outcome.Pulses++;
    }

    private Task Send(string path, string about, params (string Name, string Value)[] fields) => Post(path, about, fields);

    private async Task<bool> Post(string path, string about, params (string Name, string Value)[] fields) => await browser.Post(path, Id(about), fields) is not null;

    private CommandId Id(string about) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{company.Seed}/{company.From:yyyy-MM-dd}/{colleague.Id}/{about}"))))[..32]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
