using System.Globalization;
using System.Net.Http.Headers;
using Upskill.Testing;

namespace Upskill.Benchmarks.Chat;

/// <summary>Somebody who talks: their cookies, and the token that their forms carry.</summary>
internal sealed record Chatter(Uri Address, string Round, string Cookies, string Token)
{
    // One for all: what is measured are the servers, and both get the same connections.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 128 });

    /// <summary>Signs somebody in to the product, on the Development page's route.</summary>
    public static async Task<Chatter> ToProduct(Uri address, int person)
    {
        using var visitor = await WebVisitor.SignIn(address, ChatCompany.Person(person));
        var token = WebVisitor.Token(await visitor.Page("/data-rules"));
        return new(address, ChatCompany.Round(person), visitor.Cookies.GetCookieHeader(address), token);
    }

    /// <summary>Signs somebody in to the bare chat, which has groups of the same number and size.</summary>
    public static async Task<Chatter> ToBare(Uri address, int person)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/sign-in?person={ChatCompany.Person(person)}&group={person / ChatCompany.GroupSize}");
        using var answer = await Http.PostAsync(new Uri(address, path), null);
        return new(address, ChatCompany.Round(person), answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0], "none");
    }

    /// <summary>Says something, as the island does.</summary>
    public async Task Say(string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"/api/peer-groups/rounds/{Round}/messages"))
        {
            Content = new FormUrlEncodedContent([new("commandId", CommandId.New().Value), new("text", text), new("question", ""), new("__RequestVerificationToken", Token)]),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("Cookie", Cookies);
        using var answer = await Http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
