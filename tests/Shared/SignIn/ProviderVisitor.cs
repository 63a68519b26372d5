using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Upskill.Testing;

/// <summary>Somebody with a browser's cookies and no script who signs in with a real provider: follows redirects across both, and keeps what each set as a cookie.</summary>
internal sealed partial class ProviderVisitor : IDisposable
{
    private const int MostRedirects = 15;
    private readonly HttpClient http;

    /// <summary>Signed out.</summary>
    public ProviderVisitor(Uri address, TestCertificate certificate)
    {
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, SslOptions = certificate.Trust }) { BaseAddress = address };
        http.DefaultRequestHeaders.Accept.Add(new("text/html"));
    }

    /// <summary>What the browser keeps.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The cookie lines of all answers so far.</summary>
    public List<string> CookieLines { get; } = [];

    /// <summary>Does not follow redirects.</summary>
    public HttpClient Http => http;

    /// <summary>Opens a page, and goes on wherever it leads.</summary>
    public Task<Answer> Open(string path) => Send(() => new(HttpMethod.Get, path));

    /// <summary>Opens a page, and goes nowhere.</summary>
    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>Signs in as somebody.</summary>
    /// <param name="person">Typed at the provider.</param>
    /// <param name="back">Where to go on.</param>
    /// <param name="ago">How long ago the provider is to say that it asked them.</param>
    public async Task<Answer> SignIn(string person, string back = "/", TimeSpan ago = default) =>
        await LogIn(await Open($"/sign-in?return={Uri.EscapeDataString(back)}"), person, ago);

    /// <summary>Fills in the provider's log-in page.</summary>
    public Task<Answer> LogIn(Answer page, string person, TimeSpan ago = default) =>
        Post(page.Address, ("who", person), ("ago", ((int)ago.TotalSeconds).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Posts a form, and goes on wherever it leads.</summary>
    public Task<Answer> Post(Uri address, params (string Name, string Value)[] fields) => Send(() => Form(address, fields));

    /// <summary>The same with the antiforgery token of a page of the product, and as an island where JSON is asked for.</summary>
    public Task<Answer> Command(Answer page, string path, bool json, params (string Name, string Value)[] fields) => Send(() =>
    {
        var request = Form(new(http.BaseAddress!, path), [.. fields, ("__RequestVerificationToken", WebVisitor.Token(page.Html))]);
        if (json)
            request.Headers.Accept.ParseAdd("application/json");
        return request;
    });

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Form(Uri address, (string Name, string Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    };

    private async Task<Answer> Send(Func<HttpRequestMessage> first)
    {
        var request = first();
        for (var redirects = 0; redirects < MostRedirects; redirects++)
        {
            using var answer = await http.SendAsync(request);
            var address = answer.RequestMessage!.RequestUri!;
            request.Dispose();
            if (answer.Headers.TryGetValues("Set-Cookie", out var lines) && address.Authority == http.BaseAddress!.Authority)
                CookieLines.AddRange(lines);
            if (answer.Headers.Location is not { } next)
                return new(address, answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers);
            request = new(HttpMethod.Get, new Uri(address, next));
        }
        throw new InvalidOperationException($"More than {MostRedirects} redirects from one to the other.");
    }

    /// <summary>Where it ended.</summary>
    internal sealed partial record Answer(Uri Address, HttpStatusCode Status, string Html, HttpResponseHeaders Headers)
    {
        /// <summary>The link or form that an element's pattern names, as the browser reads it.</summary>
        public string Value(string before) => WebUtility.HtmlDecode(Html.Split(before)[1].Split('"')[0]);

        /// <summary>The page's heading.</summary>
        public string Heading => WebUtility.HtmlDecode(Title().Match(Html).Groups[1].Value);

        [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
        private static partial Regex Title();
    }
}
