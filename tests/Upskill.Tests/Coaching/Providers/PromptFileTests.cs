using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Providers;
using Upskill.Testing;
using static Upskill.Tests.Coaching.Providers.ProviderFixture;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>The files of prompt functions: how one is written, and that all that come with the product work.</summary>
public sealed class PromptFileTests : IAsyncLifetime
{
    private readonly ProviderFixture fixture = new();

    [Fact]
    public async Task Every_function_that_comes_with_the_product_sends_its_instructions_first_and_texts_as_they_are()
    {
        var files = new PromptFiles();
        var model = fixture.Model(services: services => services.AddSingleton(files));
        foreach (var name in files.Names)
        {
            fixture.Server.Then(ModelReplies.Says(files[name].IsJson ? "{}" : "Well."));
            var question = new ModelQuestion(new("asker"), name, files[name].Placeholders.ToImmutableDictionary(place => place, place => $"<b>the {place}</b> & more"));
            Assert.Equal((name, true), (name, await model.Ask(question, CancellationToken.None) is ModelAnswer.Said));

            var messages = fixture.Server.Requests.Last().Messages();
            Assert.StartsWith("system: ", messages[0], StringComparison.Ordinal);
            Assert.StartsWith("user: ", messages[1], StringComparison.Ordinal);
            Assert.Equal(2, messages.Count);
            Assert.All(files[name].Placeholders, place => Assert.Contains($"<b>the {place}</b> & more", string.Concat(messages), StringComparison.Ordinal));
        }
        Assert.Equal(files.Names.Count(), fixture.Server.Requests.Count);
    }

    [Theory]
    [InlineData("max-tokens 5\n<message role=\"user\">no line</message>")]
    [InlineData("max-token 5\n---\n<message role=\"user\">{{$text}}</message>")]
    [InlineData("answer xml\n---\n<message role=\"user\">{{$text}}</message>")]
    [InlineData("tools everything\n---\n<message role=\"user\">{{$text}}</message>")]
    [InlineData("max-tokens many\n---\n<message role=\"user\">{{$text}}</message>")]
    public void A_file_that_cannot_be_understood_is_refused(string text) => Assert.Throws<FormatException>(() => PromptFile.Read("a", text));

    [Fact]
    public void What_a_file_does_not_say_is_short_cool_and_without_tools()
    {
        var file = PromptFile.Read("a", "---\n<message role=\"user\">{{$text}} {{ $more }}</message>");
        Assert.Equal((500, 0.0, false, false), (file.MostTokens, file.Temperature, file.IsJson, file.SearchesProgramme));
        Assert.Equal(["more", "text"], file.Placeholders);
        Assert.Empty(file.Published);
    }

    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();
}
