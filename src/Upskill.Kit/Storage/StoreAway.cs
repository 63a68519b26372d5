using StackExchange.Redis;

namespace Upskill.Kit.Storage;

/// <summary>What a store that goes away looks like to who was asking it: one rule, for the edge, which says so, and for grains, which then do not know whether their write was done.</summary>
public static class StoreAway
{
    private static readonly string[] Pipe = ["StackExchange.Redis.Physical", "Pipelines.Sockets.Unofficial"];

    /// <summary>True where the store did not answer. A write that ended so may have been done.</summary>
    public static bool Is(Exception exception) =>
        exception is RedisException or TimeoutException || (exception is OrleansException { InnerException: { } within } && Is(within))
        || IsCancelled(exception) || IsCutOff(exception) || IsOfState(exception);

    /// <summary>True where a Redis had no room for what a command would add (<c>OOM</c>): it has taken nothing of it. Says so where its limit is not known beforehand (<see cref="StoreGauge"/>).</summary>
    public static bool IsFull(Exception exception) =>
        (exception is RedisServerException || IsOfState(exception)) && exception.Message.Contains("OOM command not allowed", StringComparison.Ordinal)
        || (exception is OrleansException { InnerException: { } within } && IsFull(within));

    /// <summary>Its client cancels what is under way on a connection that ends. One whose time was over, or who does not want the answer any more, has a reason or a token that says so.</summary>
    private static bool IsCancelled(Exception exception) => exception is TaskCanceledException { InnerException: null, CancellationToken.CanBeCanceled: false };

    /// <summary>Its client has no exception of its own for a connection that ends while something is written to it: what the pipe below says comes through.</summary>
    private static bool IsCutOff(Exception exception) => exception is InvalidOperationException or IOException && Pipe.Any(part => exception.StackTrace?.Contains(part, StringComparison.Ordinal) is true);

    /// <summary>The provider of grains' state wraps what it met into its words. Its package is the silo's; here it is known by its name.</summary>
    private static bool IsOfState(Exception exception) =>
        exception.GetType().FullName == "Orleans.Persistence.Redis.RedisStorageException" && exception.Message.Contains("StackExchange.Redis", StringComparison.Ordinal);
}
