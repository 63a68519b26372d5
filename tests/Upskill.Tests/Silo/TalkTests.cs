using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Messages;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>People of a group talk over the real silo: numbered, by handle, one order for all; who left or never was in it hears nothing.</summary>
public sealed class TalkTests(TalkFixture silo) : IClassFixture<TalkFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_one_says_every_member_hears_by_handle_and_reads_after_a_restart()
    {
        using var mia = await Talker.SignIn(silo, 1);
        using var tom = await Talker.SignIn(silo, 2);
        await using var hears = Hub(tom);
        var told = new TaskCompletionSource<GroupChange>();
        hears.On<GroupChange>("Changed", change => { if (change.Message is not null) told.TrySetResult(change); });
        await hears.StartAsync();
        await hears.InvokeAsync<long>("Watch", TalkFixture.Talk);

        var number = await mia.Say("How do you check a reference?");

        var change = await told.Task.WaitAsync(Soon);
        Assert.Equal((TalkFixture.Talk, number, "How do you check a reference?"), (change.Round, change.Message!.Number, change.Message.Text));
        var seen = Assert.Single((await tom.Read(number - 1)).Messages);
        Assert.Equal((change.Message.Handle, false), (seen.Message.Handle, seen.IsOwn));
        Assert.NotEqual((await tom.Read()).Handle, seen.Message.Handle);
        Assert.True(Assert.Single((await mia.Read(number - 1)).Messages).IsOwn);

        await silo.Restart();
        using var back = await Talker.SignIn(silo, 1);
        var kept = (await back.Read()).Messages.Single(message => message.Message.Number == number);
        Assert.Equal(("How do you check a reference?", seen.Message.Handle, true), (kept.Message.Text, kept.Message.Handle, kept.IsOwn));
    }

    [Fact]
    public async Task A_retry_is_one_message()
    {
        using var mia = await Talker.SignIn(silo, 1);
        var id = Guid.NewGuid().ToString("N");

        var first = await mia.Say("Once.", id: id);
        var second = await mia.Say("Once.", id: id);

        Assert.Equal(first, second);
        Assert.Equal(first, (await mia.Read()).Newest);
    }

    [Fact]
    public async Task Forty_at_once_are_forty_messages_in_one_order_for_all()
    {
        using var mia = await Talker.SignIn(silo, 3);
        using var tom = await Talker.SignIn(silo, 4);
        var before = (await mia.Read()).Newest;

        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(i => new[] { mia.Say($"mia {i}"), tom.Say($"tom {i}") }));

        Assert.Equal(Enumerable.Range(1, 40).Select(i => before + i), numbers.Order());
        Assert.Equal((await mia.Read(before)).Messages.Select(message => (message.Message.Number, message.Message.Text)),
            (await tom.Read(before)).Messages.Select(message => (message.Message.Number, message.Message.Text)));
        using var tooMuch = await mia.Post("messages", ("commandId", Guid.NewGuid().ToString("N")), ("text", "the twenty-first in a minute"));
        Assert.Equal((HttpStatusCode.Conflict, "too-fast"), (tooMuch.StatusCode, await Code(tooMuch)));
    }

    [Fact]
    public async Task A_deleted_text_is_in_the_store_no_more_and_its_key_is_destroyed()
    {
        using var mia = await Talker.SignIn(silo, 5);
        var number = await mia.Say("a colleague's name by mistake");
        var kept = await mia.Say("something that stays");
        var group = PeerGroupId.Of(new(TalkFixture.Talk), 1);
        var (keys, journal) = (silo.Services.GetRequiredService<IKeyStore>(), silo.Services.GetRequiredService<Journal>());
        var before = await Stored(journal, group);

        await mia.Send($"messages/{number}/deletion");

        var page = await mia.Read(number - 1);
        Assert.Equal([null, "something that stays"], page.Messages.Select(message => message.Message.Text));
        Assert.True(keys.IsDestroyed($"peer-group-text:{group}/{before.Epoch}"));
        var after = await Stored(journal, group);
        Assert.Equal(before.Epoch + 1, after.Epoch);
        Assert.DoesNotContain(number, after.Texts.Keys);
        Assert.Contains(kept, after.Texts.Keys);
        // And so after the group was read from the store again.
        await silo.Restart();
        using var back = await Talker.SignIn(silo, 5);
        Assert.Equal([null, "something that stays"], (await back.Read(number - 1)).Messages.Where(message => message.Message.Number <= kept).Select(message => message.Message.Text));
    }

    [Fact]
    public async Task A_summary_leaves_the_group_only_once_two_others_agreed_to_its_words_and_by_nobody()
    {
        using var mia = await Talker.SignIn(silo, 1);
        using var tom = await Talker.SignIn(silo, 2);
        using var zoe = await Talker.SignIn(silo, 3);
        var group = silo.Grains.GetGrain<IPeerGroupGrain>(PeerGroupId.Of(new(TalkFixture.Talk), 1).Value);
        await mia.Send("summary", ("text", "Check titles first."));
        var version = (await tom.Read()).Summary!.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

        await tom.Send("summary/agreements", ("version", version));
        using (var own = await mia.Post("summary/agreements", ("commandId", "own"), ("version", version)))
            Assert.Equal("your-own", await Code(own));
        var waiting = await group.Pulse();
        Assert.Equal((null, 0), (waiting.AgreedSummary, waiting.Behind));
        await zoe.Send("summary/agreements", ("version", version));

        var pulse = await group.Pulse();
        Assert.Equal(("Check titles first.", 3), (pulse.AgreedSummary, pulse.Behind)); // who wrote it, and two who agreed
        Assert.Equal(2, (await mia.Read()).Summary!.Agreed);
    }

    [Fact]
    public async Task To_who_is_in_no_group_of_the_round_there_is_none()
    {
        using var ben = await WebVisitor.SignIn(silo.Address, "ben");
        using var page = await ben.Http.GetAsync($"/api/peer-groups/rounds/{TalkFixture.Talk}/messages");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var said = await ben.PostForJson($"/api/peer-groups/rounds/{TalkFixture.Talk}/messages", WebVisitor.Token(await ben.Page("/peer-groups")), ("commandId", "b1"), ("text", "943 476 5919"));
        Assert.Equal(HttpStatusCode.NotFound, said.StatusCode);
        await using var hub = Hub(ben.Cookies);
        await hub.StartAsync();
        await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync<long>("Watch", TalkFixture.Talk));
    }

    [Fact]
    public async Task Who_left_says_and_hears_nothing_more_however_open_their_page_is()
    {
        using var leaver = await Talker.SignIn(silo, 6);
        using var mia = await Talker.SignIn(silo, 1);
        await using var hears = Hub(leaver);
        var heard = new List<string>();
        hears.On<GroupChange>("Changed", change => { if (change.Message?.Text is { } text) heard.Add(text); });
        await hears.StartAsync();
        await hears.InvokeAsync<long>("Watch", TalkFixture.Talk);
        await using var stays = Hub(mia);
        var last = new TaskCompletionSource();
        stays.On<GroupChange>("Changed", change => { if (change.Message?.Text == "after") last.TrySetResult(); });
        await stays.StartAsync();
        await stays.InvokeAsync<long>("Watch", TalkFixture.Talk);

        await silo.Grains.GetGrain<IRoundGrain>(TalkFixture.Talk).Leave(new(TalkFixture.Person(6)));
        await mia.Say("after");
        await last.Task.WaitAsync(Soon);

        Assert.DoesNotContain("after", heard);
        using var said = await leaver.Post("messages", ("commandId", "l1"), ("text", "x"));
        Assert.Equal(HttpStatusCode.NotFound, said.StatusCode);
        using var read = await leaver.Visitor.Http.GetAsync(leaver.Address("messages"));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    private static async Task<GroupJournal.StoredEntry> Stored(Journal journal, PeerGroupId group) =>
        JsonSerializer.Deserialize<GroupJournal.StoredEntry>((await journal.ReadAlone(new(GroupJournal.Kind, group.Value)))[^1], Upskill.Kit.Ledger.LedgerJson.Options)!;

    private static async Task<string> Code(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()!;

    private HubConnection Hub(Talker talker) => Hub(talker.Visitor.Cookies);

    private HubConnection Hub(CookieContainer cookies) =>
        new HubConnectionBuilder().WithUrl(new Uri(silo.Address, "/hubs/peer-groups"), options => options.Cookies = cookies).Build();
}
