using Upskill.Coaching.Providers;
using Upskill.Testing;
using static Upskill.Tests.Coaching.Providers.ProviderFixture;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>A server that fails, is slow, breaks off, babbles or declines: nothing of it is an exception to who asked.</summary>
public sealed class ProviderTroubleTests : IAsyncLifetime
{
    private readonly ProviderFixture fixture = new();

    private ModelServer Server => fixture.Server;

    [Fact]
    public async Task After_an_error_it_is_asked_again()
    {
        Server.Then(ModelReplies.Fails(500)).Then(ModelReplies.Fails(429, retryAfter: 0));
        Assert.IsType<ModelAnswer.Said>(await fixture.Model().Ask(Plain("Summarise."), CancellationToken.None));
        Assert.Equal(3, Server.Requests.Count);
    }

    [Theory]
    [InlineData(500, 3, "Silent")]
    [InlineData(503, 3, "Busy")]
    [InlineData(429, 3, "Busy")]
    [InlineData(401, 1, "Silent")]
    [InlineData(404, 1, "Silent")]
    [InlineData(400, 1, "Silent")]
    public async Task Only_what_may_pass_is_tried_again_and_never_without_end(int status, int requests, string why)
    {
        Server.Otherwise = ModelReplies.Fails(status);
        Assert.Equal(why, await Away(fixture.Model()));
        Assert.Equal(requests, Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_asks_for_minutes_is_not_waited_for()
    {
        Server.Otherwise = ModelReplies.Fails(429, retryAfter: 600);
        Assert.Equal("Busy", await Away(fixture.Model()));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_short_wait_that_the_server_asks_for_is_kept()
    {
        Server.Then(ModelReplies.Fails(429, retryAfter: 1));
        var before = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.IsType<ModelAnswer.Said>(await fixture.Model().Ask(Plain("Summarise."), CancellationToken.None));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(before) >= TimeSpan.FromSeconds(0.9), "It was asked again before the second was over.");
    }

    [Fact]
    public async Task After_a_row_of_failures_it_is_left_alone_and_later_asked_again()
    {
        Server.Otherwise = ModelReplies.Fails(500);
        var model = fixture.Model(settings => settings with { LeaveAlone = TimeSpan.FromMilliseconds(600) });
        for (var question = 0; question < 4; question++)
            await Away(model);
        var before = Server.Requests.Count;
        Assert.Equal("Busy", await Away(model));
        Assert.Equal(before, Server.Requests.Count); // not even asked
        Server.Otherwise = ModelReplies.Says("Back.");
        await Until.True(async () => await model.Ask(Plain("Summarise."), CancellationToken.None) is ModelAnswer.Said, "It was never asked again.");
    }

    [Fact]
    public async Task A_silent_server_is_given_up()
    {
        Server.Otherwise = ModelReplies.SaysNothing();
        Assert.Equal("Silent", await Away(fixture.Model(settings => settings with { Timeout = TimeSpan.FromSeconds(1) })));
    }

    [Fact]
    public async Task A_stream_that_stalls_is_given_up_with_what_came()
    {
        Server.Then(ModelReplies.Stalls("Well begun is "));
        var (words, end) = await Heard(fixture.Model(settings => settings with { Timeout = TimeSpan.FromSeconds(1) }), Plain("Summarise."));
        Assert.Equal("Well begun is ", words);
        Assert.Equal(new ModelAnswer.Away(ModelAway.Silent), end);
    }

    [Fact]
    public async Task A_stream_that_ends_early_is_no_answer()
    {
        Server.Then(ModelReplies.EndsEarly("Well begun is ")).Then(ModelReplies.Ends("length", "Well begun is "));
        for (var kind = 0; kind < 2; kind++)
            Assert.Equal("Garbled", await Away(fixture.Model()));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_answer()
    {
        Server.Otherwise = ModelReplies.Breaks("Well begun is ");
        Assert.Contains(await Away(fixture.Model()), new[] { "Garbled", "Silent" }); // by whether the break is met before or behind the beginning
    }

    [Theory]
    [InlineData("data: {not json\n\n", "text/event-stream")]
    [InlineData("data: {\"choices\":5}\n\n", "text/event-stream")]
    [InlineData("<html>A proxy says hello</html>", "text/html")]
    [InlineData("", "text/event-stream")]
    [InlineData("data: [DONE]\n\n", "text/event-stream")]
    public async Task What_is_no_protocol_is_no_answer(string text, string type)
    {
        Server.Otherwise = ModelReplies.Babbles(text, type);
        Assert.Equal("Garbled", await Away(fixture.Model()));
    }

    [Fact]
    public async Task A_line_without_end_is_not_kept_until_memory_is_out()
    {
        Server.Otherwise = ModelReplies.Babbles("data: " + new string('a', 5_000_000));
        Assert.Equal("Garbled", await Away(fixture.Model()));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_model_that_declines_is_said_to_decline()
    {
        Server.Then(ModelReplies.Refuses()).Then(ModelReplies.Ends("content_filter", "Well"))
            .Then(ModelReplies.Fails(400, body: """{"error":{"code":"content_filter","message":"The prompt was filtered"}}"""));
        for (var kind = 0; kind < 3; kind++)
            Assert.Equal("Declined", await Away(fixture.Model()));
    }

    [Fact]
    public async Task Nobody_there_is_no_failure_of_the_program() => Assert.Equal("Silent", await Away(fixture.Model(settings => settings with
    {
        Endpoint = new($"http://127.0.0.1:{SiloProcess.FreePort()}/v1"),
    })));

    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();

    private static async Task<string> Away(ICoachModel model) =>
        Assert.IsType<ModelAnswer.Away>(await model.Ask(Plain("Summarise the minutes."), CancellationToken.None)).Why.ToString();
}
