using Upskill.Coaching.Providers;
using Upskill.Testing;
using static Upskill.Tests.Coaching.Providers.ProviderFixture;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>A model may look into the programme where the function lets it, and do nothing else.</summary>
public sealed class ToolTests : IAsyncLifetime
{
    private readonly ProviderFixture fixture = new();

    private ModelServer Server => fixture.Server;

    [Fact]
    public async Task It_may_search_the_programme_and_answer_from_what_it_found()
    {
        Server.Then(ModelReplies.Calls("programme-search", """{"words":"who reads it"}""")).Then(ModelReplies.Says("Name the reader."));
        Assert.Equal("Name the reader.", Assert.IsType<ModelAnswer.Said>(await Ask("searches")).Text);
        Assert.Equal(["who reads it"], fixture.Programme.Searches);
        Assert.Contains("tool: " + fixture.Programme.Passage, Server.Requests.Last().Messages());
        Assert.Equal(84, Assert.Single(fixture.Purse.Costs).Tokens); // both rounds
    }

    [Fact]
    public async Task Where_the_function_has_no_tools_none_is_offered_and_none_is_called()
    {
        Server.Then(ModelReplies.Calls("programme-search", """{"words":"who reads it"}"""));
        Assert.Equal(new ModelAnswer.Away(ModelAway.Garbled), await Ask("plain"));
        Assert.DoesNotContain("\"tools\"", Assert.Single(Server.Requests).Body, StringComparison.Ordinal);
        Assert.Empty(fixture.Programme.Searches);
    }

    [Theory]
    [InlineData("delete_attempts", "{}")]
    [InlineData("programme-delete", "{\"words\":\"all\"}")]
    [InlineData("search", "{\"words\":\"all\"}")]
    [InlineData("programme-search", "{not json")]
    [InlineData("programme-search", "[]")]
    [InlineData("programme-search", "{}")]
    [InlineData("", "")]
    public async Task A_call_of_something_else_or_with_nonsense_does_nothing(string tool, string arguments)
    {
        Server.Then(ModelReplies.Calls(tool, arguments)).Then(ModelReplies.Says("As you like."));
        Assert.True(await Ask("searches") is ModelAnswer.Said or ModelAnswer.Away);
        Assert.Empty(fixture.Programme.Searches);
    }

    [Theory]
    [InlineData("programme-search")]
    [InlineData("delete_attempts")]
    public async Task A_model_that_calls_without_end_is_stopped(string tool)
    {
        Server.Otherwise = ModelReplies.Calls(tool, """{"words":"again"}""");
        Assert.Equal(new ModelAnswer.Away(ModelAway.Garbled), await Ask("searches"));
        Assert.Equal(4, Server.Requests.Count);
        Assert.Equal(4 * 42, Assert.Single(fixture.Purse.Costs).Tokens); // and it has cost what it cost
    }

    [Theory]
    [InlineData("943 476 5919")]
    [InlineData("ana@example.com")]
    [InlineData("notes of Ana García")]
    [InlineData("UPX-1234")]
    public async Task What_the_model_looks_for_is_looked_at_as_well(string words)
    {
        Server.Otherwise = ModelReplies.Calls("programme-search", $$"""{"words":"{{words}}"}""");
        Assert.Equal(new ModelAnswer.Away(ModelAway.Guarded), await Ask("searches"));
        Assert.Empty(fixture.Programme.Searches);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task And_so_is_what_was_found()
    {
        fixture.Programme.Passage = "As an example, NHS 943 476 5919.";
        Server.Otherwise = ModelReplies.Calls("programme-search", """{"words":"example"}""");
        Assert.Equal(new ModelAnswer.Away(ModelAway.Guarded), await Ask("searches"));
        Assert.Single(Server.Requests);
    }

    private Task<ModelAnswer> Ask(string function) => fixture.Model().Ask(Asks(function, ("text", "Who reads it?")), CancellationToken.None);

    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();
}
