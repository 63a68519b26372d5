using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Upskill.PeerGroups;
using Upskill.Silo;
using Upskill.Workforce;
using Upskill.Workforce.Imports;

namespace Upskill.Testing;

/// <summary>500 people of one function, in an open round of 50 groups of ten: a store that silos are then started on.</summary>
internal static class ClusterCompany
{
    /// <summary>The round.</summary>
    public const string Round = "round-cluster";

    /// <summary>Its groups.</summary>
    public const int Groups = 50;

    private const int GroupSize = 10;
    private const string Owner = "owner";

    /// <summary>Loads the people, draws the groups and opens them.</summary>
    /// <param name="settings">Of the store and its keys.</param>
    /// <returns>Who is in which group.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> Prepare(string[] settings)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", .. settings]);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await Draw(grains);
        await Open(grains);
        var talk = grains.GetGrain<IRoundTalkGrain>(Round);
        await Until.True(async () => (await talk.Talk()).Posed > 0, "the groups did not begin to talk", TimeSpan.FromMinutes(1));
        var groups = await grains.GetGrain<IRoundGrain>(Round).Groups();
        await silo.StopAsync();
        return [.. groups.Select(group => (IReadOnlyList<string>)[.. group.Select(person => person.Value)])];
    }

    /// <summary>Loads the people and draws the groups.</summary>
    public static async Task Draw(IGrainFactory grains)
    {
        await Load(grains);
        var round = grains.GetGrain<IRoundGrain>(Round);
        await round.Ask(new(new(Round), new(Owner), new(new("talkers"), null, OptedInOnly: false), GroupSize, null, TimeSpan.FromDays(14), ["What did you try?"]));
        await Reached(round, RoundStage.Committed);
        await round.Contribute(CommandId.New(), "words", new(Owner));
        await Reached(round, RoundStage.Drawn);
    }

    /// <summary>Opens them. Their members are told from then on.</summary>
    public static Task Open(IGrainFactory grains) => grains.GetGrain<IRoundGrain>(Round).Open(CommandId.New(), new(Owner));

    private static async Task Load(IGrainFactory grains)
    {
        var csv = new StringBuilder(string.Join(',', EmployeeFile.Columns)).Append('\n');
        csv.Append(CultureInfo.InvariantCulture, $"{Owner},Olive Owner,,Board,,,CH,G5,,Europe/Zurich,en,2020-01-01,,,owner\n");
        for (var i = 0; i < Groups * GroupSize; i++)
            csv.Append(CultureInfo.InvariantCulture, $"talker-{i:000},Tessa Talker,,Talkers,,,CH,G2,{Owner},Europe/Zurich,en,2020-01-01,,,\n");
        var import = grains.GetGrain<IWorkforceImportGrain>("cluster");
        await import.Begin(new(csv.ToString(), IsSample: false, ImportMode.Changes));
        await Reached(import, ImportStage.Checked);
        await import.Accept(new(GoodRowsOnly: false, Deactivated: null));
        await Reached(import, ImportStage.Loaded);
    }

    private static Task Reached(IRoundGrain round, RoundStage stage) =>
        Until.True(async () => (await round.Round())!.Stage == stage, $"the round did not come to {stage}", TimeSpan.FromMinutes(1));

    private static Task Reached(IWorkforceImportGrain import, ImportStage stage) =>
        Until.True(async () => (await import.Status()).Stage == stage, $"the import did not come to {stage}", TimeSpan.FromMinutes(1));
}
