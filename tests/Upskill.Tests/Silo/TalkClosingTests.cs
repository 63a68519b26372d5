using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StackExchange.Redis;
using Upskill.Kit.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Messages;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>The end of a talk: it can be read and nobody knows any more who wrote what; thirty days later it is gone. Wherever it is cut off, it goes on.</summary>
public sealed class TalkClosingTests(TalkClosingTests.Fixture silo) : IClassFixture<TalkClosingTests.Fixture>
{
    private readonly string round = $"round-{Guid.NewGuid():N}";

    private PeerGroupId Group => PeerGroupId.Of(new(round), 1);

    private IRoundTalkGrain Talk => silo.Grains.GetGrain<IRoundTalkGrain>(round);

    private IKeyStore Keys => silo.Services.GetRequiredService<IKeyStore>();

    [Fact]
    public async Task When_its_round_is_over_a_group_can_be_read_nothing_more_is_said_and_nothing_is_anybodys_own()
    {
        await Open();
        using var mia = await SignIn(1);
        using var tom = await SignIn(2);
        var question = await mia.Say("How do you check a reference?");
        var answer = await tom.Say("Title first.", question);
        await mia.Send("summary", ("text", "We check titles first."));
        await tom.Send($"messages/{question}/reactions", ("reaction", "Thanks/on"));
        var before = await mia.Read();
        Assert.NotNull(Keys.Find($"peer-group:{Group}"));

        await Close();

        foreach (var (path, fields) in new (string, (string, string)[])[]
        {
            ("messages", [("text", "one more")]), ($"messages/{question}/text", [("text", "another")]), ($"messages/{question}/deletion", []),
            ($"messages/{question}/reactions", [("reaction", "Thanks/off")]), ($"messages/{question}/pinned", [("answer", $"{answer}")]),
            ("summary", [("text", "another")]), ("summary/agreements", [("version", "3")]),
        })
        {
            using var refused = await mia.Post(path, [("commandId", Guid.NewGuid().ToString("N")), .. fields]);
            Assert.Equal((HttpStatusCode.Conflict, "closed"), (refused.StatusCode, JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()));
        }
        await AsItWas(mia);
        Assert.True(Keys.IsDestroyed($"peer-group:{Group}"));
        await silo.Restart();
        using var back = await SignIn(1);
        await AsItWas(back);

        async Task AsItWas(Talker reader)
        {
            var after = await reader.Read();
            Assert.Equal(before.Messages.Select(Said), after.Messages.Select(Said));
            Assert.Equal((before.Summary!.Text, before.Summary.Handle), (after.Summary!.Text, after.Summary.Handle));
            Assert.All(after.Messages, message => Assert.Equal((false, 0), (message.IsOwn, message.Reactions.Length)));
            Assert.Equal((true, null), (after.IsClosed, after.Handle));
        }
    }

    [Fact]
    public async Task Who_left_a_moment_before_the_close_reads_nothing_after_it()
    {
        var opened = await Open();
        using var leaver = await SignIn(6);
        await leaver.Read();
        await opened.Leave(new(TalkFixture.Person(6)));

        await Close();

        using var read = await leaver.Visitor.Http.GetAsync(leaver.Address("messages"));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task Thirty_days_after_the_close_everything_that_was_said_is_gone_from_the_store_and_its_keys_are_destroyed()
    {
        await Open();
        using var mia = await SignIn(1);
        var slip = await mia.Say("a slip");
        await mia.Say("How do you check a reference?");
        await mia.Send($"messages/{slip}/deletion");
        await Close();

        silo.Clock.At = (await Talk.Talk()).ForgottenAt - TimeSpan.FromSeconds(1);
        await Talk.LookThrough();
        Assert.Contains("How do you check a reference?", (await mia.Read()).Messages.Select(message => message.Message.Text));

        silo.Clock.At = (await Talk.Talk()).ForgottenAt;
        await Until.True(async () => await Look() is TalkStage.Forgotten, "the talk was not forgotten");
        await Talk.LookThrough();

        Assert.Empty(StoredOfTheGroup());
        Assert.All(new[] { 0, 1 }, epoch => Assert.True(Keys.IsDestroyed($"peer-group-text:{Group}/{epoch}")));
        Assert.Null(Keys.Find($"peer-group-text:{Group}/2"));
        Assert.Equal(0, await Readable(mia));
        Assert.DoesNotContain(new RoundId(round), await silo.Grains.GetGrain<IRoundsGrain>(IRoundsGrain.Talks).Unfinished());
    }

    /// <summary>Each step fails once, with nothing done or everything, and the group is read from the store anew, as after a kill.</summary>
    [Theory]
    [InlineData("HashSetAsync", "peer-group-alone:", TalkStage.Closed)]
    [InlineData("Destroy", "peer-group:", TalkStage.Closed)]
    [InlineData("Destroy", "peer-group-text:", TalkStage.Forgotten)]
    [InlineData("KeyDeleteAsync", "peer-group-alone:", TalkStage.Forgotten)]
    public async Task A_close_or_a_deletion_that_was_cut_off_anywhere_goes_on(string call, string on, TalkStage until)
    {
        foreach (var isDone in new[] { false, true })
        {
            var (id, _) = (round + isDone, await silo.Open(round + isDone, Talkers));
            using var mia = await Talker.SignIn(silo.Address, TalkFixture.Person(1), id);
            var slip = await mia.Say("a slip");
            await mia.Send($"messages/{slip}/deletion");
            var talk = silo.Grains.GetGrain<IRoundTalkGrain>(id);
            if (until is TalkStage.Forgotten)
                await Close(id);

            silo.Cut.Next(call, $"{on}{id}.1", isDone);
            silo.Clock.At = silo.Clock.Now + TimeSpan.FromDays(until is TalkStage.Closed ? 15 : 31);
            await silo.Grains.GetGrain<IRoundGrain>(id).LookThrough();
            await Until.True(async () =>
            {
                await Look(talk);
                return silo.Cut.Happened;
            }, $"{call} was not cut off");
            await silo.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

            await Until.True(async () => await Look(talk) == until, $"the talk did not become {until} after {call} was cut off ({(isDone ? "done" : "not done")})");
            Assert.True(Keys.IsDestroyed($"peer-group:{id}.1"));
            Assert.Equal(until is TalkStage.Closed, await Readable(mia) > 0);
            Assert.Equal(until is TalkStage.Forgotten, Keys.IsDestroyed($"peer-group-text:{id}.1/1"));
        }
    }

    [Fact]
    public async Task Starter_questions_come_one_a_day_and_after_a_stop_those_that_were_left_out_each_once()
    {
        await Open();
        using var mia = await SignIn(1);
        var planned = CommandId.New();
        await Talk.Plan(planned, ["second", "third", "fourth"]);
        await Talk.LookThrough();
        Assert.Equal(["What did you try?"], await Posed(mia));

        silo.Clock.At = silo.Clock.Now.AddDays(1);
        await Talk.LookThrough();
        await Talk.LookThrough();
        Assert.Equal(["What did you try?", "second"], await Posed(mia));
        await Talk.Plan(planned, ["second", "third", "fourth"]); // by a silo that did not hear that it was done

        silo.Clock.At = silo.Clock.Now.AddDays(2);
        await silo.Restart();
        using var back = await SignIn(1);
        await Until.True(async () => (await Talk.Talk()).Posed == 4, "what the stop left out was not posed");
        await Talk.LookThrough();
        var id = CommandId.New();
        await Talk.Pose(id, "from the champion");
        await Talk.Pose(id, "from the champion");
        Assert.Equal(["What did you try?", "second", "third", "fourth", "from the champion"], await Posed(back));
    }

    private static RoundAudience Talkers => new(new("talkers"), null, OptedInOnly: false);

    private Task<IRoundGrain> Open() => silo.Open(round, Talkers);

    private Task<Talker> SignIn(int person) => Talker.SignIn(silo.Address, TalkFixture.Person(person), round);

    private Task Close() => Close(round);

    private async Task Close(string id)
    {
        silo.Clock.At = silo.Clock.Now.AddDays(15);
        await silo.Grains.GetGrain<IRoundGrain>(id).LookThrough();
        await silo.Grains.GetGrain<IRoundTalkGrain>(id).LookThrough();
        await silo.Grains.GetGrain<IRoundTalkGrain>(id).LookThrough();
        Assert.Equal(TalkStage.Closed, (await silo.Grains.GetGrain<IRoundTalkGrain>(id).Talk()).Stage);
    }

    private Task<TalkStage> Look() => Look(Talk);

    /// <summary>Looks through; what was cut off may fail on its way.</summary>
    private static async Task<TalkStage> Look(IRoundTalkGrain talk)
    {
        try
        {
            await talk.LookThrough();
        }
        catch (RedisException)
        {
        }
        return (await talk.Talk()).Stage;
    }

    private IEnumerable<string> StoredOfTheGroup() =>
        silo.Services.GetRequiredService<IConnectionMultiplexer>().GetServers()[0].Keys(pattern: $"*{Group}*").Select(key => (string)key!);

    private static (long, string?, long?, string?, DateTimeOffset, string) Said(OwnMessage message) => (message.Message.Number, message.Message.Handle, message.Message.Question,
        message.Message.Text, message.Message.At, string.Concat(message.Message.Counts));

    /// <summary>None where the round has forgotten who was in it, too.</summary>
    private static async Task<int> Readable(Talker reader)
    {
        using var answer = await reader.Visitor.Http.GetAsync(reader.Address("messages"));
        return answer.StatusCode is HttpStatusCode.NotFound ? 0 : (await reader.Read()).Messages.Length;
    }

    private static async Task<IEnumerable<string?>> Posed(Talker reader) => (await reader.Read()).Messages.Where(message => message.Message.Handle is null).Select(message => message.Message.Text);

    /// <summary>A silo whose calls to the journal and to the keys can be cut off.</summary>
    public sealed class Fixture : TalkFixture
    {
        /// <summary>What is cut off next.</summary>
        public CutOff Cut { get; } = new();

        /// <inheritdoc/>
        protected override void Adjust(WebApplicationBuilder builder)
        {
            var keys = (IKeyStore)builder.Services.Last(service => service.ServiceType == typeof(IKeyStore)).ImplementationInstance!;
            builder.Services.AddSingleton(Cut.Through(keys));
            builder.Services.AddSingleton(services => Cut.Through(services.GetRequiredService<IConnectionMultiplexer>()));
        }
    }
}
