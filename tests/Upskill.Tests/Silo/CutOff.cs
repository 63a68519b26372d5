using System.Reflection;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Silo;

/// <summary>A call that a test cuts off once, before it did anything or after it did everything: what a kill looks like from both sides.</summary>
public sealed class CutOff
{
    private (string Call, string On, bool IsDone)? next;

    /// <summary>The next <paramref name="call"/> about <paramref name="on"/> fails.</summary>
    /// <param name="call">Name of the method.</param>
    /// <param name="on">What its first argument begins with, or holds.</param>
    /// <param name="isDone">Whether it fails after it did what it was asked for.</param>
    public void Next(string call, string on, bool isDone) => next = (call, on, isDone);

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

    internal bool Is(string call, object? on) =>
        next is { } cut && cut.Call == call && Words(on).Any(word => word.Contains(cut.On, StringComparison.Ordinal));

    /// <summary>Carries out the call or not, and fails.</summary>
    internal void Fail(Action call)
    {
        var isDone = next!.Value.IsDone;
        next = null;
        if (isDone)
            call();
        throw new RedisConnectionException(ConnectionFailureType.SocketClosed, "cut off by the test");
    }

    private static IEnumerable<string> Words(object? on) => on switch
    {
        RedisKey[] keys => keys.Select(key => (string)key!),
        _ => [on?.ToString() ?? ""],
    };
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
        // Of a script the keys are the second argument.
        if (cut.Is(targetMethod!.Name, args!.ElementAtOrDefault(1) is RedisKey[] keys ? keys : args!.ElementAtOrDefault(0)))
            cut.Fail(() => (targetMethod.Invoke(real, args) as Task)?.Wait());
        return targetMethod.Invoke(real, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
