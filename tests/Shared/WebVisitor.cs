using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Upskill.Testing;

/// <summary>Somebody with a browser's cookies and no script: follows the pages of a running silo and posts their forms.</summary>
internal sealed partial class WebVisitor : IDisposable
{
    private readonly HttpClient http;

    /// <summary>Signed out.</summary>
    public WebVisitor(Uri address)
    {
        Address = address;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    /// <summary>What the browser keeps, for a hub connection of the same person.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Which silo pages are read from and forms are posted to. Changed, the cookies go along, as behind a load balancer.</summary>
    public Uri Address { get; set; }

    /// <summary>The client, for requests of other shapes. Does not follow redirects.</summary>
    public HttpClient Http => http;

    /// <summary>Signs in as somebody in the workforce, on the Development page's route.</summary>
    public static async Task<WebVisitor> SignIn(Uri address, string person)
    {
        var visitor = new WebVisitor(address);
        var page = await visitor.http.GetStringAsync("/development/sign-in?query=" + Uri.EscapeDataString(person));
        using var answer = await visitor.Post("/development/sessions", Token(page), ("person", person));
        if (answer.StatusCode is not HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{person} could not be signed in: {(int)answer.StatusCode}");
        return visitor;
    }

    /// <summary>The page's HTML.</summary>
    public Task<string> Page(string path) => http.GetStringAsync(new Uri(Address, path));

    /// <summary>Posts a form with the token of a page that was read before.</summary>
    public Task<HttpResponseMessage> Post(string path, string token, params (string Name, string Value)[] fields) =>
        Send(path, token, "text/html", fields);

    /// <summary>Posts as an island does: the same form, asking for JSON.</summary>
    public Task<HttpResponseMessage> PostForJson(string path, string token, params (string Name, string Value)[] fields) =>
        Send(path, token, "application/json", fields);

    /// <summary>The antiforgery token in a page; empty where it has no form.</summary>
    public static string Token(string page) => TokenField().Match(page) is { Success: true } match ? match.Groups[1].Value : "";

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Send(string path, string token, string accept, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path))
        {
            Content = new FormUrlEncodedContent(
                fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(new("__RequestVerificationToken", token))),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await http.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
