using Orleans.Persistence.Redis;
using Orleans.Runtime;
using StackExchange.Redis;
using Upskill.Kit.Storage;
using Upskill.Kit.Web;
using Upskill.Testing;

namespace Upskill.Tests.Kit.Storage;

/// <summary>What is a store that goes away, and what is a fault or somebody's own patience.</summary>
public sealed class StoreAwayTests
{
    [Fact]
    public void A_command_that_the_store_did_not_answer_or_cancelled_is_its_going_away()
    {
        Assert.True(StoreAway.Is(new RedisConnectionException(ConnectionFailureType.SocketClosed, "gone")));
        Assert.True(StoreAway.Is(new TimeoutException()));
        Assert.True(StoreAway.Is(new TaskCanceledException()));
        Assert.True(Problems.IsAway(new TaskCanceledException()));
    }

    [Fact]
    public async Task A_request_whose_time_was_over_and_one_that_nobody_wants_any_more_are_not()
    {
        using var http = new HttpClient(new Silent()) { Timeout = TimeSpan.FromMilliseconds(1) };
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.False(StoreAway.Is(await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetAsync(new Uri("http://provider.example")))));
        Assert.False(StoreAway.Is(await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, stop.Token))));
    }

    [Fact]
    public void What_the_pipe_of_its_client_says_is_and_what_the_program_got_wrong_is_not()
    {
        Assert.True(StoreAway.Is(new CutOff("   at StackExchange.Redis.PhysicalConnection.WriteHeader(RedisCommand command)")));
        Assert.True(StoreAway.Is(new Reset("   at Pipelines.Sockets.Unofficial.SocketConnection.DoReceiveAsync()")));
        Assert.False(StoreAway.Is(new Reset("   at Upskill.Kit.Storage.KeyFiles.Read(String name)")));
        Assert.False(StoreAway.Is(new CutOff("   at Upskill.Kit.Storage.Journal.Append(JournalName name)")));
        Assert.False(StoreAway.Is(new InvalidOperationException()));
    }

    [Fact]
    public void Wrapped_into_Orleans_words_it_still_is_and_what_is_no_stores_is_not()
    {
        var gone = new RedisConnectionException(ConnectionFailureType.SocketClosed, "gone");
        Assert.True(StoreAway.Is(new OrleansException("A grain's state.", new OrleansException("The provider.", gone))));
        Assert.True(StoreAway.Is(new OrleansException("A grain's state.", new RedisStorageException($"Failed to read: {gone}"))));
        Assert.False(StoreAway.Is(new OrleansException("A grain's state.", new RedisStorageException("Failed to read: no such type."))));
        Assert.False(StoreAway.Is(new OrleansException("A fault.", new FormatException())));
    }

    [Fact]
    public async Task A_Redis_without_room_is_full_and_not_away_and_what_was_sent_is_asked_for_again()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RedisServer.Start(folder.Path, ("maxmemory", "2mb"));
        await using var store = await ConnectionMultiplexer.ConnectAsync(server.Connection);
        var journal = new Journal(store);

        var full = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var entry = 0; entry < 1_000; entry++)
                await journal.Append(new("learner", "somebody"), entry, new($"{entry:x32}"), new byte[10_000]);
        });

        foreach (var met in new[] { full, new OrleansException("A grain's state.", full), new RedisStorageException($"Failed to write: {full}") })
            Assert.Equal((507, "store-full"), (Problems.From(met)!.Status, Problems.From(met)!.Extensions["code"]));
        Assert.Equal(503, Problems.From(new RedisServerException("LOADING Redis is loading the dataset in memory"))!.Status);
    }

    private sealed class CutOff(string trace) : InvalidOperationException("Writing is not allowed after writer was completed.")
    {
        public override string StackTrace => trace;
    }

    private sealed class Reset(string trace) : IOException("Connection reset by peer")
    {
        public override string StackTrace => trace;
    }

    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }
}
