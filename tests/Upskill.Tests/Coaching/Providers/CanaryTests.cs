using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Upskill.Coaching.Providers;
using Upskill.Testing;
using static Upskill.Tests.Coaching.Providers.ProviderFixture;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>A thousand things that must not get out, through every entrance of the way to a model: none is in the network, a log line or a trace.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<Canary> Thousand = new CanaryMint(11).Thousand();
    private readonly ProviderFixture fixture = new();
    private readonly Overheard overheard = new();

    [Fact]
    public void There_are_a_thousand_of_every_class_and_no_two_alike()
    {
        Assert.Equal(1_000, Thousand.Count);
        Assert.Equal(["code", "email", "key", "nhs", "telephone"], Thousand.Select(canary => canary.Class).Distinct().Order());
        Assert.Equal((5, 6), (Kinds("telephone"), Kinds("key")));
        Assert.True(Thousand.Select(canary => canary.Secret).Distinct().Count() > 850); // of addresses there are not so many
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    public async Task None_leaves_in_what_somebody_wrote(string function)
    {
        var model = Listened();
        foreach (var canary in Thousand)
            Assert.Equal((canary.Kind, canary.Text, Guarded), (canary.Kind, canary.Text, await model.Ask(Asks(function, ("text", canary.Text)), CancellationToken.None)));
        await AssertNoneGotOut(model);
    }

    [Fact]
    public async Task Of_the_programmes_own_text_addresses_may_leave_but_nothing_that_is_protected()
    {
        var model = Listened();
        foreach (var canary in Thousand)
        {
            var answer = await model.Ask(Asks("passages", ("text", "What does it say?"), ("passages", canary.Text)), CancellationToken.None);
            if (canary.Class is "nhs" or "key" or "code")
                Assert.Equal((canary.Text, Guarded), (canary.Text, answer));
        }
        AssertIn(fixture.Server.Requests.Select(request => request.Body), expected: false, Thousand.Where(canary => canary.Class is "nhs" or "key" or "code"));
        AssertIn(overheard.Lines, expected: false, Thousand);
    }

    [Fact]
    public async Task A_colleagues_name_leaves_in_no_order_and_case()
    {
        var model = Listened();
        foreach (var text in new[] { "Write to Ana García about it.", "ask OKAFOR, TOM", "garcia ana's notes" })
            Assert.Equal(Guarded, await model.Ask(Plain(text), CancellationToken.None));
        Assert.Empty(fixture.Server.Requests);
        Assert.IsType<ModelAnswer.Said>(await model.Ask(Plain("Write to Ana about Garcia's notes on Tom."), CancellationToken.None)); // halves of names are words
    }

    [Fact]
    public async Task What_is_harmless_in_two_places_is_not_let_together()
    {
        Assert.Equal(Guarded, await Listened().Ask(Asks("two-places", ("text", "943 476 "), ("more", "5919")), CancellationToken.None));
        Assert.Empty(fixture.Server.Requests);
    }

    [Fact]
    public async Task None_that_is_protected_is_given_on_from_an_answer_in_whatever_pieces()
    {
        var (model, random) = (Listened(), new Random(5));
        foreach (var canary in Thousand.Where(canary => canary.Class is "nhs" or "key" or "code"))
        {
            fixture.Server.Then(ModelReplies.Says(Pieces(canary.Text + " And so it goes on.", random)));
            var (words, end) = await Heard(model, Plain("Say it."));
            Assert.Equal((canary.Text, Guarded), (canary.Text, end));
            var at = canary.Text.IndexOf(canary.Secret, StringComparison.Ordinal);
            // Of a code with a space in it the letters alone may be out before the number comes; nothing else.
            Assert.True(words.Length <= at + (canary.Class is "code" ? canary.Secret.Length - 4 : 0), $"“{words}” was given on of “{canary.Text}”.");
        }
        AssertIn(overheard.Lines, expected: false, Thousand);
    }

    private static ModelAnswer Guarded => new ModelAnswer.Away(ModelAway.Guarded);

    private ICoachModel Listened() => fixture.Model(services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(overheard)));

    /// <summary>With a check that what did go out would have been seen.</summary>
    private async Task AssertNoneGotOut(ICoachModel model)
    {
        Assert.Empty(fixture.Server.Requests);
        AssertIn(overheard.Lines, expected: false, Thousand);
        Assert.IsType<ModelAnswer.Said>(await model.Ask(Asks("plain", ("text", "Summarise the harvest.")), CancellationToken.None));
        Assert.Contains("harvest", Assert.Single(fixture.Server.Requests).Body, StringComparison.Ordinal);
        Assert.Contains(overheard.Lines, line => line.StartsWith("trace", StringComparison.Ordinal) && line.Contains("/v1/chat/completions", StringComparison.Ordinal));
        Assert.DoesNotContain(overheard.Lines, line => line.Contains("harvest", StringComparison.Ordinal) || line.Contains(Key, StringComparison.Ordinal));
    }

    private static void AssertIn(IEnumerable<string> lines, bool expected, IEnumerable<Canary> canaries)
    {
        var all = string.Join('\n', lines);
        Assert.All(canaries, canary => Assert.Equal((canary.Secret, expected), (canary.Secret, all.Contains(canary.Secret, StringComparison.Ordinal))));
    }

    private static string[] Pieces(string text, Random random)
    {
        var pieces = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(text.Length - at, random.Next(1, 9));
            pieces.Add(text.Substring(at, length));
            at += length;
        }
        return [.. pieces];
    }

    private static int Kinds(string of) => Thousand.Where(canary => canary.Class == of).Select(canary => canary.Kind).Distinct().Count();

    public Task InitializeAsync() => fixture.InitializeAsync();

    public async Task DisposeAsync()
    {
        overheard.Dispose();
        await fixture.DisposeAsync();
    }
}
