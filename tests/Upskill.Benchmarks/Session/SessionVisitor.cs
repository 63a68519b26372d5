using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.Testing;

namespace Upskill.Benchmarks.Session;

/// <summary>Somebody at the session: their cookies, and for who says something the token that their forms carry.</summary>
internal sealed record SessionVisitor(Uri Address, LiveSessionId Session, string Cookies, string Token)
{
    // One for all: the server gets as many connections as it would through a proxy.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 128 });

    /// <summary>Signs many in, on the Development page's route: one page for all of them, for its form is nobody's yet.</summary>
    public static async Task<Func<string, LiveSessionId, Task<SessionVisitor>>> Door(Uri address)
    {
        using var page = await Http.GetAsync(new Uri(address, "/development/sign-in?query=Person"));
        var (cookie, token) = (Cookie(page), WebVisitor.Token(await page.Content.ReadAsStringAsync()));
        return async (person, session) =>
        {
            using var request = Form(address, "/development/sessions", cookie, token, ("person", person));
            using var answer = await Http.SendAsync(request);
            if (answer.StatusCode is not HttpStatusCode.Redirect)
                throw new InvalidOperationException($"{person} could not be signed in: {(int)answer.StatusCode}");
            return new(address, session, $"{cookie}; {Cookie(answer)}", "");
        };
    }

    /// <summary>With the token of their own forms.</summary>
    public async Task<SessionVisitor> WithToken()
    {
        using var page = await Get("/hours/baseline");
        return page.Headers.Contains("Set-Cookie")
            ? this with { Cookies = $"{Cookies}; {Cookie(page)}", Token = WebVisitor.Token(await page.Content.ReadAsStringAsync()) } : this with { Token = WebVisitor.Token(await page.Content.ReadAsStringAsync()) };
    }

    /// <summary>Asks for a page.</summary>
    public Task<HttpResponseMessage> Get(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        request.Headers.Add("Cookie", Cookies);
        return Http.SendAsync(request);
    }

    /// <summary>Sends a command to the session; where to go on.</summary>
    public async Task<string> Post(string path, params (string Name, string Value)[] fields)
    {
        using var request = Form(Address, $"/api/live-sessions/sessions/{Session}/{path}", Cookies, Token, [("commandId", CommandId.New().Value), .. fields]);
        using var answer = await Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(body).RootElement.GetProperty("next").GetString()! : throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
    }

    private static HttpRequestMessage Form(Uri address, string path, string cookies, string token, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("Cookie", cookies);
        return request;
    }

    private static string Cookie(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
