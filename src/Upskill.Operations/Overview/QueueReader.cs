using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Upskill.LiveSessions;
using Upskill.Workforce;

namespace Upskill.Operations.Overview;

/// <summary>Asks what waits to be done.</summary>
internal sealed class QueueReader(IGrainFactory grains, IConfiguration settings)
{
    public async Task<QueueState> Read()
    {
        var outbox = await grains.GetGrain<ISeriesListGrain>(ISeriesListGrain.Outbox).Listed();
        var notices = await Task.WhenAll(outbox.Select(async series => (await grains.GetGrain<ISeriesGrain>(series.Value).Notices()).Length));
        var waiting = notices.Where(count => count > 0).ToList();
        return new(waiting.Count, waiting.Sum(), settings["Mail:Host"] is { Length: > 0 }, await Imports());
    }

    private async Task<ImmutableArray<ImportLine>> Imports()
    {
        var unfinished = await grains.GetGrain<IWorkforceImportsGrain>(IWorkforceImportsGrain.Organisation).Unfinished();
        var all = await Task.WhenAll(unfinished.Select(import => grains.GetGrain<IWorkforceImportGrain>(import).Status()));
        return [.. all.Where(IsUnderWay).OrderBy(import => import.BegunAt).Select(import => new ImportLine(import.Stage, import.Done, import.All, import.BegunAt))];
    }

    private static bool IsUnderWay(ImportStatus import) =>
        import.Stage is ImportStage.Reading or ImportStage.Checked or ImportStage.Waiting or ImportStage.Loading or ImportStage.Removing;
}
