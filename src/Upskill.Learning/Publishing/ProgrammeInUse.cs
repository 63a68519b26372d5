using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Publishing;

/// <summary>The programme that everybody learns from now: what was published last, else what the product came with.</summary>
internal sealed class ProgrammeInUse(ContentStore contents, Programme builtIn)
{
    private volatile Programme? published;
    private volatile string? content;

    /// <summary>The programme.</summary>
    public Programme Current => published ?? builtIn;

    /// <summary>What the product came with.</summary>
    public Programme BuiltIn => builtIn;

    /// <summary>Takes what is published, unless it is in use already.</summary>
    public async Task Refresh()
    {
        if (await contents.Current() is { } newest && newest != content && await contents.Read(newest) is { Programme: { } programme })
            (published, content) = (programme, newest);
    }
}

/// <summary>Has the published programme in use before the silo serves, and every two seconds afterwards: another silo may have published.</summary>
internal sealed class ProgrammeRefresh(ProgrammeInUse inUse, IHostApplicationLifetime lifetime, ILogger<ProgrammeRefresh> log) : AfterStart(lifetime, log)
{
    /// <summary>How old this silo's knowledge may be.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await inUse.Refresh();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task<TimeSpan?> Work()
    {
        await inUse.Refresh();
        return BetweenLooks;
    }
}
