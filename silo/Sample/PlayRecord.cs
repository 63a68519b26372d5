using System.Globalization;
using StackExchange.Redis;
using Upskill.Silo.Store;

namespace Upskill.Silo.Sample;

/// <summary>Which weeks of the sample organisation are played on this store, and how far: a play that was cut off goes on from here.</summary>
/// <param name="From">The Monday that it begins on.</param>
/// <param name="To">Its end: the moment at which it was begun.</param>
/// <param name="At">Played up to here; <see cref="To"/> once it is done.</param>
internal sealed record PlayRecord(DateOnly From, DateTimeOffset To, DateTimeOffset At)
{
    private const string Key = "upskill:sample-weeks", FromField = "from", ToField = "to", AtField = "at";

    /// <summary>Whether nothing is left to be played.</summary>
    public bool IsDone => At >= To;

    /// <summary>The record of this store; of an empty store a new one, kept at once; null of a store that had something in it before there was a record.</summary>
    /// <param name="store">The store.</param>
    /// <param name="weeks">Weeks before this one.</param>
    /// <param name="now">By the machine's clock.</param>
    public static PlayRecord? Open(IConnectionMultiplexer store, int weeks, DateTimeOffset now)
    {
        var database = store.GetDatabase();
        if (database.HashGet(Key, [FromField, ToField, AtField]) is [{ HasValue: true } from, { HasValue: true } to, { HasValue: true } at])
            return new(DateOnly.ParseExact(from.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture), Moment(to), Moment(at));
        if (store.GetServers()[0].DatabaseSize() > (database.KeyExists(KeyProof.Place) ? 1 : 0)) // this start has just said there which keys are the store's
            return null;
        var monday = WeekId.Of(now).Plus(-weeks).Monday;
        var begun = new PlayRecord(monday, now, new(monday, TimeOnly.MinValue, TimeSpan.Zero));
        database.HashSet(Key, [new(FromField, monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new(ToField, now.UtcTicks), new(AtField, begun.At.UtcTicks)]);
        return begun;
    }

    /// <summary>Keeps how far it is.</summary>
    public Task Keep(IConnectionMultiplexer store) => store.GetDatabase().HashSetAsync(Key, AtField, At.UtcTicks);

    private static DateTimeOffset Moment(RedisValue ticks) => new((long)ticks, TimeSpan.Zero);
}
