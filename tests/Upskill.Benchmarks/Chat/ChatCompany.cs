using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Upskill.PeerGroups;
using Upskill.Silo;
using Upskill.Testing;

namespace Upskill.Benchmarks.Chat;

/// <summary>2,000 people of eight functions, each function's in an open round of 25 groups of ten: a store that a silo is then started on.</summary>
internal static class ChatCompany
{
    /// <summary>Everybody.</summary>
    public const int People = 2_000;

    /// <summary>People of a group.</summary>
    public const int GroupSize = 10;

    private const int Functions = 8;

    /// <summary>Somebody's id.</summary>
    public static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"E{number:000000}");

    /// <summary>The round that somebody is in.</summary>
    public static string Round(int person) => string.Create(CultureInfo.InvariantCulture, $"round-{person % Functions}");

    /// <summary>Loads the people, draws the groups and opens them.</summary>
    /// <param name="folder">Of the store.</param>
    /// <param name="settings">What the silos that are started on it are told, too: their keys, for example.</param>
    public static async Task Prepare(string folder, params string[] settings)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder}", "--urls=http://127.0.0.1:0", .. settings]);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await ImportVerb.Load(grains, People);
        await Task.WhenAll(Enumerable.Range(0, Functions).Select(function => Open(grains, function)));
        await silo.StopAsync();
    }

    private static async Task Open(IGrainFactory grains, int function)
    {
        var (id, owner) = (Round(function), new PersonId(Person(0)));
        var round = grains.GetGrain<IRoundGrain>(id);
        var audience = new RoundAudience(new(string.Create(CultureInfo.InvariantCulture, $"function-{function}")), null, OptedInOnly: false);
        await round.Ask(new(new(id), owner, audience, GroupSize, null, TimeSpan.FromDays(14), ["What did you try?"]));
        await Reached(round, RoundStage.Committed);
        await round.Contribute(CommandId.New(), "words", owner);
        await Reached(round, RoundStage.Drawn);
        await round.Open(CommandId.New(), owner);
        var talk = grains.GetGrain<IRoundTalkGrain>(id);
        await Until.True(async () => (await talk.Talk()).Posed > 0, $"the groups of {id} did not begin to talk", TimeSpan.FromMinutes(2));
        var groups = await round.Groups();
        if (groups.Any(group => group.Length != GroupSize))
            throw new InvalidOperationException($"The groups of {id} are not all of {GroupSize}: {string.Join(' ', groups.Select(group => group.Length))}.");
    }

    private static Task Reached(IRoundGrain round, RoundStage stage) =>
        Until.True(async () => (await round.Round())!.Stage == stage, $"a round did not come to {stage}", TimeSpan.FromMinutes(2));
}
