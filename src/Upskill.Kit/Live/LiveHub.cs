using Microsoft.AspNetCore.SignalR;
using Upskill.Kit.People;

namespace Upskill.Kit.Live;

/// <summary>What a hub tells an island: that a topic has a newer number. The island then asks by HTTP, where it is decided what it may see.</summary>
public interface ILiveClient
{
    /// <summary><paramref name="topic"/> is now at <paramref name="number"/>. Repeated, late and out of order are harmless.</summary>
    Task Moved(string topic, long number);
}

/// <summary>What a slice's hub serves: who may watch a topic, and the topic's newest number.</summary>
public interface ILiveTopics
{
    /// <summary>The newest number, or null where this person may not watch the topic or there is none.</summary>
    Task<long?> NewestFor(CurrentPerson person, string topic);

    /// <summary>The newest number, for those who watch already.</summary>
    Task<long> Newest(string topic);
}

/// <summary>A slice's hub: carries no command and repeats nothing to others.</summary>
public abstract class LiveHub<THub>(ILiveTopics topics, LiveWatchers<THub> watchers) : Hub<ILiveClient> where THub : Hub<ILiveClient>
{
    /// <summary>Watches a topic for as long as the connection lasts, and tells its newest number. Subscribes first, so that nothing falls in between.</summary>
    /// <exception cref="HubException">No such topic for this person.</exception>
    public async Task<long> Watch(string topic)
    {
        var person = CurrentPerson.From(Context.User!) ?? throw new HubException("sign-in");
        if (await topics.NewestFor(person, topic) is null)
            throw new HubException("not-found");
        await Groups.AddToGroupAsync(Context.ConnectionId, topic);
        watchers.Add(Context.ConnectionId, topic, Context.ConnectionAborted);
        return await topics.Newest(topic);
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        if (CurrentPerson.From(Context.User!) is { } person)
            watchers.Connections.Add(person.Id, Context);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Remove(Context.ConnectionId);
        watchers.Connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
