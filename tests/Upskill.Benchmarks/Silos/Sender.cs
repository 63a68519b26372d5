using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Upskill.Benchmarks.Chat;
using Upskill.PeerGroups;

namespace Upskill.Benchmarks.Silos;

/// <summary>
/// Somebody who says something and claims hours by turns, one command after the other. What gets no answer is sent again with its id, at the next silo, as a browser behind a load balancer does.
/// </summary>
internal sealed class Sender(int number, Chatter known)
{
    private const int LongestClaim = 1_000;
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 128 }) { Timeout = TimeSpan.FromSeconds(15) };
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromMilliseconds(100);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly WeekId Week = WeekId.Of(DateTimeOffset.UtcNow);
    private readonly List<string> said = [];
    private int sent;

    /// <summary>Claims that were acknowledged.</summary>
    public int Claims { get; private set; }

    /// <summary>Commands that were acknowledged.</summary>
    public int Acknowledged => said.Count + Claims;

    /// <summary>The person's id.</summary>
    public string Person => ChatCompany.Person(number);

    /// <summary>Sends one command until it is acknowledged.</summary>
    /// <param name="silos">All of them; each person has one that they begin at.</param>
    /// <exception cref="HttpRequestException">It was refused: a repeat never is.</exception>
    public async Task Send(IReadOnlyList<Uri> silos)
    {
        if (sent++ % 2 == 0)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{Person} tried something for the {sent}th time, and it went well.");
            await UntilAcknowledged(silos, $"/api/peer-groups/rounds/{known.Round}/messages", ("text", text), ("question", ""));
            said.Add(text);
            return;
        }
        await UntilAcknowledged(silos, $"/api/time-saved/weeks/{Week}/claim", ("drafting-saved", (sent % LongestClaim).ToString(CultureInfo.InvariantCulture)));
        Claims++;
    }

    /// <summary>Of the messages that were acknowledged, how many their group does not show, and how many it shows more than once.</summary>
    public async Task<(int Lost, int Doubled)> Check(Uri silo)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(silo, $"/api/peer-groups/rounds/{known.Round}/messages"));
        request.Headers.Add("Cookie", known.Cookies);
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var shown = JsonSerializer.Deserialize<GroupPage>(await answer.Content.ReadAsStringAsync(), Json)!.Messages.Select(message => message.Message.Text).CountBy(text => text ?? "").ToDictionary();
        return (said.Count(text => !shown.ContainsKey(text)), said.Count(text => shown.GetValueOrDefault(text) > 1));
    }

    private async Task UntilAcknowledged(IReadOnlyList<Uri> silos, string path, params (string Name, string Value)[] fields)
    {
        var id = CommandId.New();
        for (var at = number; !await IsAcknowledged(new(silos[at % silos.Count], path), [("commandId", id.Value), .. fields]); at++)
            await Task.Delay(BeforeRepeat);
    }

    private async Task<bool> IsAcknowledged(Uri address, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", known.Token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("Cookie", known.Cookies);
        try
        {
            using var answer = await Http.SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
                return false;
            return answer.IsSuccessStatusCode ? true : throw new HttpRequestException(await answer.Content.ReadAsStringAsync(), null, answer.StatusCode);
        }
        catch (Exception away) when (away is HttpRequestException { StatusCode: null } or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
