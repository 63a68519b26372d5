using System.Globalization;
using System.Net;
using System.Text.Json;
using Upskill.PeerGroups;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Somebody who talks in a round, over HTTP.</summary>
internal sealed class Talker : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private string token = "";

    public WebVisitor Visitor { get; private init; } = null!;

    public string Round { get; private init; } = "";

    public static Task<Talker> SignIn(TalkFixture silo, int person) => SignIn(silo.Address, TalkFixture.Person(person), TalkFixture.Talk);

    public static async Task<Talker> SignIn(Uri address, string person, string round) => await Of(await WebVisitor.SignIn(address, person), round);

    /// <summary>Somebody who is signed in.</summary>
    public static async Task<Talker> Of(WebVisitor visitor, string round)
    {
        var talker = new Talker { Visitor = visitor, Round = round };
        talker.token = WebVisitor.Token(await talker.Visitor.Page("/peer-groups"));
        return talker;
    }

    public string Address(string path) => $"/api/peer-groups/rounds/{Round}/{path}";

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) => Visitor.PostForJson(Address(path), token, fields);

    /// <summary>Says something; the number of the message.</summary>
    public async Task<long> Say(string text, long? question = null, string? id = null) =>
        await TrySay(text, question, id) ?? throw new InvalidOperationException("The service is away.");

    /// <summary>The same; null where the service is away.</summary>
    public async Task<long?> TrySay(string text, long? question = null, string? id = null)
    {
        using var answer = await Post("messages", ("commandId", id ?? Guid.NewGuid().ToString("N")), ("text", text), ("question", question?.ToString(CultureInfo.InvariantCulture) ?? ""));
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
            return null;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        var next = JsonDocument.Parse(body).RootElement.GetProperty("next").GetString()!;
        return long.Parse(next[(next.LastIndexOf("#m", StringComparison.Ordinal) + 2)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a command that is answered with yes.</summary>
    public async Task Send(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await Post(path, [("commandId", Guid.NewGuid().ToString("N")), .. fields]);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<GroupPage> Read(long after = 0) => JsonSerializer.Deserialize<GroupPage>(await Visitor.Page(Address($"messages?after={after}")), Json)!;

    public void Dispose() => Visitor.Dispose();
}
