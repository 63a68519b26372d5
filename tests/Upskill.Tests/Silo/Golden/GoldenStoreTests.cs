using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.PeerGroups;
using Upskill.Silo;
using Upskill.Silo.Copies;
using Upskill.Silo.Store;
using Upskill.Testing;
using Upskill.TimeSaved;
using Upskill.Workforce;

namespace Upskill.Tests.Silo.Golden;

/// <summary>
/// Stores that earlier versions wrote, as a kill would have left them: this version starts on each, finds what it must hold, goes on writing, and the ledger holds. See the README of this folder: none is ever
/// rewritten. <c>UPSKILL_WRITE_GOLDEN=1</c> adds one of this version.
/// </summary>
public sealed class GoldenStoreTests : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Silo", "Golden");
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task This_version_starts_on_the_store_of_every_earlier_one_and_goes_on_writing()
    {
        if (Environment.GetEnvironmentVariable("UPSKILL_WRITE_GOLDEN") is { Length: > 0 })
            await Write();
        var stores = Directory.GetFiles(Folder, "*.tar.gz");
        Assert.NotEmpty(stores);
        foreach (var store in stores)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder.Path, Path.GetFileName(store))).FullName;
            await using (var packed = new GZipStream(File.OpenRead(store), CompressionMode.Decompress))
                await TarFile.ExtractToDirectoryAsync(packed, own, overwriteFiles: false);
            await GoOn(own);
            var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", $"--Store:Directory={own}");
            Assert.True(exitCode == 0, $"{store}: {output}");
        }
    }

    public void Dispose() => folder.Dispose();

    private static async Task GoOn(string store)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={store}", "--urls=http://127.0.0.1:0"]);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var kinds = (await Chains(silo.Services.GetRequiredService<IConnectionMultiplexer>())).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(GoldenCompany.Kinds.Except(kinds));

        var module = silo.Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;
        var mia = grains.GetGrain<ILearnerGrain>("mia");
        var before = (await mia.Standing()).Activities.Sum(activity => activity.Steps.Length);
        Assert.Equal(1, before);
        var hours = await grains.GetGrain<IHoursGrain>("mia").Standing();
        Assert.Equal(2, hours.Number);
        Assert.Single(await grains.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation).Rules());
        Assert.Single(await grains.GetGrain<IModuleReviewsGrain>(IModuleReviewsGrain.Organisation).Reviews());
        Assert.Single(await grains.GetGrain<IProgrammeShelfGrain>(IProgrammeShelfGrain.Organisation).Shelf(10));
        Assert.NotEqual(TalkStage.NotBegun, (await grains.GetGrain<IRoundTalkGrain>(SiloFixture.OpenRound).Talk()).Stage); // it was open then, and closes by its own date
        Assert.NotEmpty(await grains.GetGrain<IRoundGrain>(SiloFixture.OpenRound).Members(1));
        Assert.False((await grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Table()).Of("DE").Features.HasFlag(OptionalFeatures.PulseSurveys));

        await mia.Submit(ModuleWalk.Right(module, module.Activities[0], "").Concat(ModuleWalk.Right(module, module.Activities[1], "")).ElementAt(1));
        Assert.Equal(2, (await mia.Standing()).Activities.Sum(activity => activity.Steps.Length));
        await grains.GetGrain<IHoursGrain>("tom").Claim(new(CommandId.New(), WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow)), TimeSaved.HoursAtWork.Minutes(60)));
        await silo.StopAsync();
    }

    private static async Task<IEnumerable<string>> Chains(IConnectionMultiplexer store)
    {
        var kinds = new List<string>();
        await foreach (var chain in Upskill.Silo.Verbs.VerifyLedger.Chains(store))
            kinds.Add(chain.Kind);
        return kinds;
    }

    private async Task Write()
    {
        var company = new GoldenCompany();
        await company.InitializeAsync();
        await company.Live();
        var copy = Directory.CreateDirectory(Path.Combine(folder.Path, "new")).FullName;
        await EngineCopy.Take(company.Services.GetRequiredService<IConnectionMultiplexer>(), new StoreFolder(company.Folder).Engine, new StoreFolder(copy).Engine);
        Directory.CreateDirectory(Path.Combine(copy, "keys"));
        foreach (var file in Directory.GetFiles(new StoreFolder(company.Folder).Keys))
            File.Copy(file, Path.Combine(copy, "keys", Path.GetFileName(file)));
        await company.DisposeAsync();
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, $"store-{DateTime.UtcNow:yyyy-MM-dd}.tar.gz");
        await using var packed = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        await TarFile.CreateFromDirectoryAsync(copy, packed, includeBaseDirectory: false);
    }
}
