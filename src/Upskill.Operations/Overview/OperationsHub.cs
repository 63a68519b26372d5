using Upskill.Kit.Live;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Operations.Overview;

/// <summary>Keeps the open pages of who runs the system fresh. There is one topic, <see cref="OperationsTopics.State"/>.</summary>
public sealed class OperationsHub(OperationsTopics topics, LiveWatchers<OperationsHub> watchers) : LiveHub<OperationsHub>(topics, watchers);

/// <summary>Operators and owners may watch. The state moves all the time, so its number is that of the moment, and the hub's own beat carries it.</summary>
public sealed class OperationsTopics(TimeProvider time) : ILiveTopics
{
    /// <summary>The system's state.</summary>
    public const string State = "state";

    private const long SecondsOfANumber = 10;

    /// <summary>The number of this moment.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeSeconds() / SecondsOfANumber;

    /// <inheritdoc/>
    public Task<long?> NewestFor(CurrentPerson person, string topic) => Task.FromResult<long?>(topic == State && person.Is(Policies.RunsTheSystem) ? Now : null);

    /// <inheritdoc/>
    public Task<long> Newest(string topic) => Task.FromResult(Now);
}
