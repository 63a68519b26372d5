using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Providers;
using Upskill.Coaching.Spending;
using Upskill.Kit.Guard;
using Upskill.Testing;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>The real way to a model, connector and HTTP included, and at its end a server in this process.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    internal const string Key = "key-of-the-test";

    internal static readonly Dictionary<string, string> Prompts = new()
    {
        ["plain"] = "max-tokens 200\n---\n<message role=\"system\">Answer in one sentence.</message>\n<message role=\"user\">{{$text}}</message>\n",
        ["json"] = "answer json\n---\n<message role=\"system\">Answer in JSON.</message>\n<message role=\"user\">{{$text}}</message>\n",
        ["passages"] = "published passages\n---\n<message role=\"system\">Answer from these passages: {{$passages}}</message>\n<message role=\"user\">{{$text}}</message>\n",
        ["searches"] = "tools programme\n---\n<message role=\"system\">Answer from the programme; search it.</message>\n<message role=\"user\">{{$text}}</message>\n",
        ["two-places"] = "---\n<message role=\"user\">{{$text}}{{$more}}</message>\n",
    };

    internal static readonly GuardCode[] Codes = [new("Compound", "UPX-#{4}")];

    internal ModelServer Server { get; private set; } = null!;

    internal SearchedProgramme Programme { get; } = new();

    internal OpenPurse Purse { get; } = new();

    internal static ModelQuestion Plain(string text) => new(new("asker"), "plain", ImmutableDictionary<string, string>.Empty.Add("text", text));

    internal static ModelQuestion Asks(string function, params (string Name, string Text)[] arguments) =>
        new(new("asker"), function, arguments.ToImmutableDictionary(argument => argument.Name, argument => argument.Text));

    /// <summary>The port as the silo has it, with other prompt functions; times are short.</summary>
    internal ICoachModel Model(Func<CoachSettings, CoachSettings>? adjust = null, Action<IServiceCollection>? services = null)
    {
        var settings = new CoachSettings(Server.Endpoint, "test", Key, TimeSpan.FromSeconds(20), 1_000_000) { RetryAfter = TimeSpan.FromMilliseconds(5) };
        var all = new ServiceCollection().AddModel(adjust?.Invoke(settings) ?? settings)
            .AddSingleton(NamedPeople.Guard(Codes, "Ana García", "Tom Okafor"))
            .AddSingleton(new PromptFiles(Prompts)).AddSingleton<IProgrammeSearch>(Programme).AddSingleton<IPurse>(Purse);
        services?.Invoke(all);
        return all.BuildServiceProvider().GetRequiredService<ICoachModel>();
    }

    /// <summary>Everything until the end.</summary>
    internal static async Task<(string Words, ModelAnswer End)> Heard(ICoachModel model, ModelQuestion question)
    {
        var words = new StringBuilder();
        ModelAnswer? end = null;
        await foreach (var part in model.Stream(question, CancellationToken.None))
        {
            Assert.Null(end); // nothing comes behind the end
            if (part is ModelPart.Words more)
                words.Append(more.Text);
            else
                end = ((ModelPart.End)part).Answer;
        }
        return (words.ToString(), end ?? throw new InvalidOperationException("The end was not told."));
    }

    /// <inheritdoc/>
    public async Task InitializeAsync() => Server = await ModelServer.Start();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Server.DisposeAsync();
}
