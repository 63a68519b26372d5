using System.Reflection;
using Orleans.Storage;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Silo;

/// <summary>A call that a test cuts off once, before it did anything or after it did everything: what a kill looks like from both sides.</summary>
public sealed class CutOff
{
    private (string Call, string On, bool IsDone)? next;
    private int before;

    /// <summary>The next <paramref name="call"/> about <paramref name="on"/> fails.</summary>
    /// <param name="call">Name of the method.</param>
    /// <param name="on">What its first argument begins with, or holds.</param>
    /// <param name="isDone">Whether it fails after it did what it was asked for.</param>
    /// <param name="after">As many of them go through before.</param>
    public void Next(string call, string on, bool isDone, int after = 0) => (before, next) = (after, (call, on, isDone));

    /// <summary>It happened.</summary>
    public bool Happened => next is null;

    /// <summary>The store, seen through this.</summary>
    internal Journal Through(IConnectionMultiplexer store)
    {
        var database = Interrupted<IDatabase>.Of(store.GetDatabase(), this);
        return new(Interrupted<IConnectionMultiplexer>.Of(store, this, database));
    }

    /// <summary>The keys, seen through this.</summary>
    internal IKeyStore Through(IKeyStore keys) => Interrupted<IKeyStore>.Of(keys, this);

    /// <summary>The state of grains, seen through this.</summary>
    internal IGrainStorage Through(IGrainStorage storage) => new Storage(storage, this);

    /// <summary>Carries a call out, unless this is the one to be cut off.</summary>
    internal async Task Or(string call, string on, Func<Task> real)
    {
        if (!Is(call, on))
        {
            await real();
            return;
        }
        if (Take())
            await real();
        throw Failure();
    }

    internal bool Is(string call, object? on) =>
        next is { } cut && cut.Call == call && Words(on).Any(word => word.Contains(cut.On, StringComparison.Ordinal)) && Interlocked.Decrement(ref before) < 0;

    /// <summary>Carries out the call or not, and fails.</summary>
    internal void Fail(Action call)
    {
        if (Take())
            call();
        throw Failure();
    }

    private bool Take()
    {
        var isDone = next!.Value.IsDone;
        next = null;
        return isDone;
    }

    private static RedisConnectionException Failure() => new(ConnectionFailureType.SocketClosed, "cut off by the test");

    private static IEnumerable<string> Words(object? on) => on switch
    {
        RedisKey[] keys => keys.Select(key => (string)key!),
        _ => [on?.ToString() ?? ""],
    };

    /// <summary>About a write of a state it is said whose it is: <c>name kind/key</c>.</summary>
    private sealed class Storage(IGrainStorage real, CutOff cut) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            cut.Or(nameof(WriteStateAsync), $"{stateName} {grainId}", () => real.WriteStateAsync(stateName, grainId, grainState));

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ClearStateAsync(stateName, grainId, grainState);
    }
}

/// <summary>An interface whose calls go on to the real one, unless they are cut off. Public, for the type that is made at run time derives from it.</summary>
/// <typeparam name="T">The interface.</typeparam>
public class Interrupted<T> : DispatchProxy where T : class
{
    private T real = null!;
    private CutOff cut = null!;
    private IDatabase? database;

    internal static T Of(T real, CutOff cut, IDatabase? database = null)
    {
        var proxy = Create<T, Interrupted<T>>();
        var own = (Interrupted<T>)(object)proxy;
        (own.real, own.cut, own.database) = (real, cut, database);
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (database is not null && targetMethod!.Name == nameof(IConnectionMultiplexer.GetDatabase))
            return database;
        // Of a script the keys are the second argument, of a command they are among what it is given.
        if (cut.Is(targetMethod!.Name, args switch
        {
            [_, RedisKey[] keys, ..] => keys,
            [_, object[] given, ..] => given.OfType<RedisKey>().ToArray(),
            _ => args!.ElementAtOrDefault(0),
        }))
            cut.Fail(() => (targetMethod.Invoke(real, args) as Task)?.Wait());
        return targetMethod.Invoke(real, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
