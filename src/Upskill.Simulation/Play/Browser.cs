using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Upskill.Simulation.Play;

/// <summary>Somebody's browser: their cookies and the token of their forms. Used by one deed at a time.</summary>
internal sealed partial class Browser(HttpClient http, PersonId person, bool isPhone)
{
    private const int MostRedirects = 3;
    private const string Desk = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Phone = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private string token = "";

    /// <summary>Requests that it sent.</summary>
    public int Requests { get; private set; }

    /// <summary>Commands that were answered with no, by code.</summary>
    public Dictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>A page's text, redirects followed; null where there is none for this person.</summary>
    public async Task<string?> Page(string path)
    {
        await SignIn();
        return await Read(path);
    }

    /// <summary>Sends a form as an island does.</summary>
    /// <returns>Where to go on; null where the command was refused.</returns>
    public async Task<string?> Post(string path, CommandId command, params IEnumerable<(string Name, string Value)> fields)
    {
        await SignIn();
        if (token.Length == 0)
            await Read("/");
        using var answer = await Send(path, [("commandId", command.Value), .. fields]);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
            return Next().Match(body).Groups[1].Value;
        if ((int)answer.StatusCode >= (int)HttpStatusCode.InternalServerError)
            throw new HttpRequestException($"{path} was answered with {(int)answer.StatusCode}.", null, answer.StatusCode);
        var code = Code().Match(body) is { Success: true } match ? match.Groups[1].Value : answer.StatusCode.ToString();
        Refused[code] = Refused.GetValueOrDefault(code) + 1;
        return null;
    }

    /// <summary>Opens a hub connection, as the islands of a page do: what is heard on it is said to <paramref name="hear"/>, which is told before it is open.</summary>
    public async Task<HubConnection> Connect(string hub, Action<HubConnection> hear)
    {
        await SignIn();
        var connection = new HubConnectionBuilder().WithUrl(new Uri(http.BaseAddress!, hub), options =>
        {
            options.Headers["Cookie"] = Cookies;
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        hear(connection);
        await connection.StartAsync();
        return connection;
    }

    private string Cookies => string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    private async Task SignIn()
    {
        if (cookies.Count > 0)
            return;
        await Read("/development/sign-in?query=" + Uri.EscapeDataString(person.Value));
        using var answer = await Send("/development/sessions", [("person", person.Value)]);
        if (answer.StatusCode is not HttpStatusCode.Redirect)
            throw new HttpRequestException($"Somebody could not be signed in: {(int)answer.StatusCode}.", null, answer.StatusCode);
        token = "";
    }

    private async Task<string?> Read(string path)
    {
        for (var redirects = 0; redirects < MostRedirects; redirects++)
        {
            using var answer = await Send(new HttpRequestMessage(HttpMethod.Get, path));
            if (answer.StatusCode is HttpStatusCode.Redirect)
            {
                path = answer.Headers.Location!.OriginalString;
                continue;
            }
            if (!answer.IsSuccessStatusCode)
                return null;
            var page = await answer.Content.ReadAsStringAsync();
            if (token.Length == 0 && Token().Match(page) is { Success: true } found)
                token = found.Groups[1].Value;
            return page;
        }
        return null;
    }

    private Task<HttpResponseMessage> Send(string path, IEnumerable<(string Name, string Value)> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return Send(request);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        Requests++;
        request.Headers.Add("User-Agent", isPhone ? Phone : Desk);
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", Cookies);
        var answer = await http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var sent) ? sent : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("\"next\":\"([^\"]*)\"")]
    private static partial Regex Next();

    [GeneratedRegex("\"code\":\"([^\"]*)\"")]
    private static partial Regex Code();
}
