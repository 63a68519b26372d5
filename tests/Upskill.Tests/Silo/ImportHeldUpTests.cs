using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Runtime;
using Orleans.Storage;
using Upskill.Testing;
using Upskill.Workforce;
using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>Imports that something overtakes on their way: none of them holds up the next one.</summary>
public sealed class ImportHeldUpTests(ImportHeldUpTests.Fixture silo) : IClassFixture<ImportHeldUpTests.Fixture>
{
    private readonly string id = $"import-{Guid.NewGuid():N}"[..16];

    private IWorkforceImportGrain Import => silo.Grains.GetGrain<IWorkforceImportGrain>(id);

    [Fact]
    public async Task One_that_is_thrown_away_while_what_was_found_in_it_is_kept_stays_thrown_away_with_all_of_it()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        silo.BeforeWrite = what =>
        {
            if (what != $"findings {Import.GetGrainId()}")
                return Task.CompletedTask;
            reached.SetResult();
            return goOn.Task;
        };
        await Import.Begin(new(File(Person($"{id}-a", "anna", "Quality")), IsSample: false, ImportMode.Changes, "test.csv", new("olga")));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await Import.Discard();
        goOn.SetResult();

        await Until.True(() => Task.FromResult(silo.Cleared.Contains($"findings {Import.GetGrainId()}")), "what was found was not forgotten");
        Assert.Equal(ImportStage.Discarded, (await Import.Status()).Stage);
        await Import.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        Assert.Equal(ImportStage.Discarded, (await Import.Status()).Stage);
        Assert.Contains($"file {Import.GetGrainId()}", silo.Cleared);
    }

    [Fact]
    public async Task One_whose_file_is_lost_when_its_turn_comes_says_so_and_leaves_the_queue()
    {
        await Import.Begin(new(File(Person($"{id}-a", "anna", "Quality")), IsSample: false, ImportMode.Changes, "test.csv", new("olga")));
        await Until.True(async () => (await Import.Status()).Stage is ImportStage.Checked, "the import was not read");
        var (storage, file) = (silo.Services.GetRequiredKeyedService<IGrainStorage>("Default"), new GrainState<ImportFileState>());
        await storage.ReadStateAsync("file", Import.GetGrainId(), file);
        await storage.ClearStateAsync("file", Import.GetGrainId(), file);
        await Import.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        await Import.Accept(new(GoodRowsOnly: false, null));

        await Until.True(async () => await Import.Status() is { Stage: ImportStage.Discarded, Problem: not null }, "the import did not say that its file is none");
        await silo.Import($"{id}-next", File(Person($"{id}-b", "anna", "Quality")));
    }

    /// <summary>A silo whose writes of states a test sees.</summary>
    public sealed class Fixture : SiloFixture
    {
        /// <summary>Told of each write, <c>name kind/key</c>, before it.</summary>
        public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

        /// <summary>States that were cleared.</summary>
        public ConcurrentBag<string> Cleared { get; } = [];

        /// <inheritdoc/>
        protected override void Adjust(WebApplicationBuilder builder) =>
            builder.Services.AddSingleton<IGrainStorage>(services => new Seen(services.GetRequiredKeyedService<IGrainStorage>("Default"), this));

        private sealed class Seen(IGrainStorage real, Fixture silo) : IGrainStorage
        {
            public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ReadStateAsync(stateName, grainId, grainState);

            public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
            {
                await silo.BeforeWrite($"{stateName} {grainId}");
                await real.WriteStateAsync(stateName, grainId, grainState);
            }

            public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
            {
                await real.ClearStateAsync(stateName, grainId, grainState);
                silo.Cleared.Add($"{stateName} {grainId}");
            }
        }
    }
}
