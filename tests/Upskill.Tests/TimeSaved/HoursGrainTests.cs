using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Tests.Silo;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Claims;
using static Upskill.Tests.TimeSaved.HoursAtWork;

namespace Upskill.Tests.TimeSaved;

[Collection(SiloCollection.Name)]
public sealed class HoursGrainTests(SiloFixture silo)
{
    private static readonly WeekId ThisWeek = WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow));

    private readonly string id = "hours-" + Guid.NewGuid().ToString("N")[..8];

    private IHoursGrain Hours => silo.Grains.GetGrain<IHoursGrain>(id);

    private JournalName Name => new("hours", id);

    [Fact]
    public async Task A_claim_is_in_the_ledger_when_the_command_answers_and_its_correction_after_it()
    {
        await Hours.Claim(new(CommandId.New(), ThisWeek, Minutes(180, 30, 5)));
        await Hours.Claim(new(CommandId.New(), ThisWeek, Minutes(60)));

        var facts = (await Ledger.Read<HoursFact>(Name, LedgerHead.Empty)).Entries.SelectMany(entry => entry.Facts).ToList();
        Assert.Equal([180, 60], facts.Cast<HoursFact.HoursClaimed>().Select(claimed => claimed.Tasks.Single().Saved));
        Assert.Equal((2, null), LedgerAudit.Verify(await Journal.Read(Name)));
    }

    [Fact]
    public async Task What_is_stored_says_nothing_without_the_persons_key()
    {
        await Hours.Claim(new(CommandId.New(), ThisWeek, Minutes(7351)));

        var stored = Encoding.UTF8.GetString((await Journal.Read(Name)).Single());
        Assert.DoesNotContain("drafting", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(ThisWeek.ToString(), stored, StringComparison.Ordinal);
        silo.Services.GetRequiredService<IKeyStore>().Destroy(id);
        await Assert.ThrowsAsync<KeyDestroyedException>(() => Ledger.Read<HoursFact>(Name, LedgerHead.Empty));
        Assert.Equal((1, null), LedgerAudit.Verify(await Journal.Read(Name)));
    }

    [Fact]
    public async Task A_command_that_comes_once_more_changes_nothing()
    {
        var first = new ClaimHours(CommandId.New(), ThisWeek, Minutes(180));
        await Hours.Claim(first);
        await Hours.Claim(new(CommandId.New(), ThisWeek, Minutes(60)));
        await Hours.Claim(first);

        var standing = await Hours.Standing();
        Assert.Equal((60, 2), (standing.Of(ThisWeek)!.NetMinutes, standing.Number));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_trace()
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Hours.Claim(new(CommandId.New(), ThisWeek.Next.Next, Minutes(180))));

        Assert.Equal("week-ahead", refusal.Code);
        Assert.Empty(await Journal.Read(Name));
    }

    [Fact]
    public async Task An_activation_that_another_one_overtook_reads_on_and_decides_again()
    {
        await Hours.Claim(new(CommandId.New(), ThisWeek, Minutes(180)));
        var head = (await Ledger.Read<HoursFact>(Name, LedgerHead.Empty)).Head;
        await Ledger.Append(Name, head, new LedgerEntry<HoursFact>(
            CommandId.New(), DateTimeOffset.UnixEpoch, [new HoursFact.HoursClaimed(ThisWeek.Previous, [new(new("code"), 20, 0, 0)])], JsonSerializer.SerializeToElement(true)));

        await Hours.SkipBaseline(CommandId.New());

        var standing = await Hours.Standing();
        Assert.Equal(3, standing.Number);
        Assert.Equal([180, 20], standing.Claims.Select(claim => claim.NetMinutes));
    }

    [Fact]
    public async Task A_removed_sample_persons_hours_are_gone_from_the_store()
    {
        await Hours.Claim(new(CommandId.New(), ThisWeek, Minutes(180)));

        await Hours.Remove();

        Assert.Empty(await Journal.Read(Name));
    }

    private TrainingLedger Ledger => silo.Services.GetRequiredService<TrainingLedger>();

    private Journal Journal => silo.Services.GetRequiredService<Journal>();
}
