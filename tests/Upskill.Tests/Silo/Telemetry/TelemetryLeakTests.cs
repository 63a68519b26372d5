using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.Tests.LiveSessions.Sessions;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo.Telemetry;

/// <summary>What leaves the silo for a collector, byte for byte: routes, calls, counts, sentences of the program; nobody's name, words or hours, and no person's id.</summary>
public sealed class TelemetryLeakTests(TelemetrySilo silo) : IClassFixture<TelemetrySilo>
{
    private const string Message = "Xylophones at breakfast, has anybody tried?", Question = "Marmalade in the minutes, who checks?", Name = "Birdwhistle";

    [Fact]
    public async Task Of_messages_questions_hours_and_imports_a_collector_learns_the_routes_and_the_calls_and_nothing_of_whom_or_what()
    {
        await silo.Import("canaries", File(Line("birdwhistle-7", ("name", $"Quentin {Name}"), ("manager_id", "anna"), ("function", "Canaries"))), by: new("olga"));
        using var talker = await Talker.SignIn(silo, 1);
        await talker.Say(Message);
        using var answered = await talker.Visitor.Http.GetAsync(talker.Address("messages"));
        Assert.Contains(Message, await answered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var session = await LiveWork.Start(silo, "telemetry", "talkers", TalkFixture.Person(0));
        await using var attendee = await Attendee.SignIn(silo, TalkFixture.Person(2), session);
        await attendee.Connect();
        await attendee.Ask(Question);
        using var claimant = await WebVisitor.SignIn(silo.Address, TalkFixture.Person(3));
        using var baseline = await claimant.Post("/api/time-saved/baseline", WebVisitor.Token(await claimant.Page("/hours")), ("commandId", CommandId.New().Value), ("drafting-hours", "122:31"));
        Assert.Contains("122:31", await claimant.Page("/hours/baseline"), StringComparison.Ordinal);
        await attendee.DisposeAsync();

        silo.Flush();

        foreach (var route in new[] { "POST /api/peer-groups/rounds/{round}/messages", "POST /api/live-sessions/sessions/{session}/questions", "POST /api/time-saved/baseline" })
            Assert.True(silo.Collector.Has(route, "traces"), $"{route} is in no span.");
        Assert.True(silo.Collector.Has("Upskill.PeerGroups.IPeerGroupGrain", "traces") && silo.Collector.Has("Upskill.TimeSaved.IHoursGrain", "traces"), "No call of a grain is in a span.");
        Assert.True(silo.Collector.Has("http.server.request.duration", "metrics") && silo.Collector.Has("orleans-catalog-activations", "metrics"), "A metric is missing.");
        Assert.True(silo.Collector.Has("Import {Import}: {People} people loaded.", "logs"), "The log is missing.");
        NothingOf([Message, Question, "Xylophones", "Marmalade", Name, "birdwhistle-7", "122:31", "122 h 31", "olga", session.Value]);
        NothingOf(Enumerable.Range(0, TalkFixture.People).SelectMany(person => new[] { TalkFixture.Person(person), TalkFixture.NameOf(person) }));
        Assert.False(silo.Collector.Has(BitConverter.GetBytes(7351d)) || silo.Collector.Has(BitConverter.GetBytes(122.0 + 31.0 / 60)) || silo.Collector.Has([4, .. Encoding.UTF8.GetBytes("7351")]), "Somebody's hours were sent.");
    }

    [Fact]
    public async Task What_a_browser_says_of_itself_and_what_it_types_into_its_address_is_not_sent()
    {
        using var visitor = new WebVisitor(silo.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/no-such-page/{Name}?name={Name}");
        foreach (var (header, value) in new[] { ("User-Agent", $"{Name}/1.0"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("tracestate", $"who={Name}"), ("baggage", $"who={Name}"), ("X-Forwarded-For", Name) })
            request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await visitor.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);

        silo.Flush();

        Assert.True(silo.Collector.Has(Convert.FromHexString("0af7651916cd43dd8448eb211c80319c"), "traces"), "The request is in no span.");
        NothingOf([Name, "url.path", "url.query", "user_agent", "client.address"]);
    }

    [Fact]
    public void Of_a_line_in_the_log_the_sentence_and_ids_are_sent_and_of_an_exception_only_its_type_and_place()
    {
        var log = silo.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Upskill.Tests");
        using (log.BeginScope("For {Person}", Name))
            log.LogError(Thrown(), "{Person} said {Words} in {Group}; {Kind} was lost.", Name, Message, "summer.1", "what Birdwhistle said");

        silo.Flush();

        foreach (var sent in new[] { "{Person} said {Words} in {Group}; {Kind} was lost.", "summer.1", "System.InvalidOperationException", nameof(Thrown) })
            Assert.True(silo.Collector.Has(sent, "logs"), $"“{sent}” was not sent.");
        NothingOf([Name, Message]);
    }

    [Fact]
    public async Task Of_a_call_that_failed_the_kind_of_failure_is_sent_and_not_what_it_says()
    {
        await Assert.ThrowsAsync<Refusal>(() => silo.Grains.GetGrain<ILiveSessionGrain>($"{Name}.20260101").Start(CommandId.New(), 0));

        silo.Flush();

        Assert.True(silo.Collector.Has("Upskill.Refusal", "traces"), "The failure is in no span.");
        NothingOf([Name, "exception.message", "orleans.rpc.target_id"]);
    }

    private void NothingOf(IEnumerable<string> secrets) => Assert.All(secrets, secret => Assert.False(silo.Collector.Has(secret), $"“{secret}” was sent."));

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException($"{Name}: {Message}");
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }
}
