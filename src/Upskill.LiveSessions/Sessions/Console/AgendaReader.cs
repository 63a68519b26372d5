using System.Collections.Immutable;
using System.Diagnostics;
using Upskill.Kit.People;

namespace Upskill.LiveSessions.Sessions.Console;

/// <summary>A session's showcases in the champion's order, with the names under which they are announced on the call.</summary>
internal sealed class AgendaReader(IGrainFactory grains, EmployeeDirectory directory)
{
    /// <summary>All of them.</summary>
    public async Task<ImmutableArray<AgendaItem>> Of(LiveSessionId session)
    {
        Activity.Current = null; // who presents is not to stand in a trace of who looks
        var queue = await grains.GetGrain<IShowcasesGrain>(session.Value).Queue();
        var presenters = await Task.WhenAll(queue.Select(showcase => directory.Employee(showcase.Presenter)));
        return [.. queue.Zip(presenters, (showcase, presenter) => new AgendaItem(showcase.Id, showcase.Title,
            presenter is null ? "" : string.Join(", ", [presenter.Name, .. presenter.UnitNames.TakeLast(1)]), showcase.Minutes, showcase.PresenterNamedAfterwards))];
    }

    /// <summary>One of them.</summary>
    public async Task<AgendaItem?> Find(LiveSessionId session, string showcase) => (await Of(session)).FirstOrDefault(item => item.Id == showcase);
}

/// <summary>A showcase on the agenda.</summary>
/// <param name="Id">Of the queue.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Presenter">Name and unit.</param>
/// <param name="Minutes">Planned.</param>
/// <param name="IsNamedAfterwards">Whether the summary may name them.</param>
public sealed record AgendaItem(string Id, string Title, string Presenter, int Minutes, bool IsNamedAfterwards);
