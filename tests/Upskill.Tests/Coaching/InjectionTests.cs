using Upskill.Coaching.Providers;
using Upskill.Testing;
using Upskill.Tests.Coaching.Providers;

namespace Upskill.Tests.Coaching;

/// <summary>Texts that give orders, and a model that follows them as badly as it can: nothing changes but the words that come back.</summary>
public sealed class InjectionTests(CoachedSilo silo) : IClassFixture<CoachedSilo>
{
    [Fact]
    public void There_are_at_least_a_hundred_of_many_kinds()
    {
        Assert.True(Injections.All.Select(one => one.Text).Distinct().Count() >= 100);
        Assert.True(Injections.All.Select(one => one.Kind).Distinct().Count() >= 10);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    [InlineData("searches")]
    public async Task None_changes_more_than_the_words_that_come_back(string function)
    {
        var before = await silo.Store();
        foreach (var (turn, injection) in Injections.All.Index())
        {
            var asked = silo.Model.Requests.Count;
            silo.Model.Otherwise = Injections.Obeys(turn);
            var answer = await silo.Coach.Ask(ProviderFixture.Asks(function, ("text", injection.Text)) with { Learner = new($"{function}-{turn}") }, CancellationToken.None);

            Assert.True(answer is ModelAnswer.Said or ModelAnswer.Away, injection.Text);
            foreach (var request in silo.Model.Requests.Skip(asked))
                AssertIsStillOneMessage(injection, request);
            Assert.InRange(silo.Model.Requests.Count - asked, 0, 4); // also of a tool that is called again and again
        }
        var after = await silo.Store();
        Assert.Empty(after.Where(now => before.GetValueOrDefault(now.Key) != now.Value).Select(now => now.Key).Concat(before.Keys.Except(after.Keys)));
        Assert.NotEmpty(before);
    }

    /// <summary>The instructions come first and are ours, the learner's text is one message and whole, and no other is from them.</summary>
    private static void AssertIsStillOneMessage(Injection injection, ModelRequest request)
    {
        var messages = request.Messages();
        Assert.StartsWith("system: Answer", messages[0], StringComparison.Ordinal);
        Assert.Equal($"user: {ReadableText.Of(injection.Text).Trim()}", messages[1].TrimEnd());
        Assert.DoesNotContain(messages.Skip(2), message => message.StartsWith("system:", StringComparison.Ordinal) || message.StartsWith("user:", StringComparison.Ordinal));
        Assert.DoesNotContain("attacker.example", string.Join('\n', messages.Skip(2).Where(message => message.StartsWith("tool:", StringComparison.Ordinal))), StringComparison.Ordinal);
    }
}
