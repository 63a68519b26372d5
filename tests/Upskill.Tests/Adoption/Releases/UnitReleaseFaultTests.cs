using System.Globalization;
using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Units;
using Upskill.Adoption.Releases.Weeks;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>Invariant 5: any order, loss and repeat of messages, and a kill at any line, give the same batches and the same roundings.</summary>
public sealed class UnitReleaseFaultTests
{
    private static readonly ReleaseKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly WeekId Week = new("2026-W36");
    private static readonly UnitId[] Units = [new("f"), new("f~d"), new("f~d~t"), new("f~d~u"), new("f~e"), new("g")];

    /// <summary>A team of 34 that seals while the week runs, one of 12 that waits, one of 5 that is no home, and others.</summary>
    private static readonly UnitId[] People =
    [
        .. Enumerable.Repeat(Units[2], 34), .. Enumerable.Repeat(Units[3], 12), .. Enumerable.Repeat(Units[1], 5), .. Enumerable.Repeat(Units[4], 14),
        .. Enumerable.Repeat(Units[0], 3), .. Enumerable.Repeat(Units[5], 5),
    ];

    [Fact]
    public async Task A_kill_at_any_line_of_the_seal_and_the_close_changes_no_batch_and_figures_are_what_the_journals_say()
    {
        var undisturbed = await Live(killAt: 0, seed: 1);
        Assert.True(undisturbed.Batches.Count() >= 5, string.Join('\n', undisturbed.Batches));
        Assert.True(undisturbed.Lines > 300, $"only {undisturbed.Lines} lines");

        for (var line = 1; line <= undisturbed.Lines; line++)
        {
            var killed = await Live(line, seed: 1);

            Assert.True(undisturbed.Batches.SequenceEqual(killed.Batches),
                $"Killed at line {line}:\n{string.Join('\n', killed.Batches)}\ninstead of\n{string.Join('\n', undisturbed.Batches)}");
            foreach (var unit in new[] { UnitId.Organisation, Units[0], Units[1], Units[2] })
                Assert.Equal(killed.Recount(unit, Week), await killed.AfterRestart(unit, Week));
        }
    }

    [Fact]
    public Task Any_order_loss_and_repeat_of_messages_gives_the_same_batches() => Gen.Int[0, 1_000_000].SampleAsync(async seed =>
        Assert.Equal((await Live(killAt: 0, seed: 1)).Batches, (await Live(killAt: 0, seed)).Batches), iter: 100);

    [Fact]
    public Task However_late_it_is_looked_at_what_nobody_corrected_is_sealed_as_if_at_once() => Gen.Int[0, 1_000_000].SampleAsync(async seed =>
    {
        var (prompt, late) = (Tree(0), Tree(0));
        var random = new Random(seed);
        foreach (var (unit, row) in Rows().Take(40))
        {
            await prompt.In(prompt.Write(unit, row), process => process.Settle(row.AnsweredAt));
            var home = late.Write(unit, row);
            if (random.Next(4) == 0)
                await late.In(home, process => process.Settle(row.AnsweredAt));
        }
        foreach (var tree in new[] { prompt, late })
            await tree.Close(Week, isFinal: false, Week.ClosesAt);

        Assert.Equal(prompt.Batches, late.Batches);
    }, iter: 50);

    [Fact]
    public async Task Once_a_week_is_finished_its_rows_are_deleted_and_figures_stay()
    {
        var tree = await Live(killAt: 0, seed: 1);
        var before = tree.Recount(UnitId.Organisation, Week);
        foreach (var home in Roster.OfUnits(People).Homes())
            await tree.In(home.Unit, process => process.Forget(Week));

        foreach (var home in Roster.OfUnits(People).Homes())
            Assert.Empty((await ((IReleaseStore)tree).Rows(new(ReleaseSubject.Hours, home.Unit))).Rows);
        Assert.Equal(before, await tree.AfterRestart(UnitId.Organisation, Week));
    }

    /// <summary>
    /// A week: everybody answers, some correct it, some leave; close, late answers, final close. Each message comes, does not come, or comes twice, by the seed;
    /// after each the unit looks at the store, as it does every five seconds.
    /// </summary>
    private static async Task<ReleaseTreeInMemory> Live(int killAt, int seed)
    {
        var (tree, random, number) = (Tree(killAt), new Random(seed), 0);
        foreach (var (unit, row) in Rows())
        {
            if (number == 55)
                await tree.Close(Week, isFinal: false, Week.ClosesAt);
            var home = tree.Write(unit, row);
            await tree.In(home, async process =>
            {
                for (var times = random.Next(3); times > 0; times--)
                    process.Put(row);
                await process.Settle(row.AnsweredAt);
            });
            if (++number % 11 == 0)
                await Change(tree, unit, row, random);
        }
        await tree.Close(Week, isFinal: true, Week.FinallyClosesAt);
        return tree;
    }

    private static async Task Change(ReleaseTreeInMemory tree, UnitId unit, AnswerRow row, Random random)
    {
        var corrected = row with { Version = 2, NetMinutes = row.NetMinutes + 300 };
        var home = tree.Write(unit, corrected);
        var old = random.Next(2) == 0;
        await tree.In(home, process =>
        {
            process.Put(corrected);
            if (old)
                process.Put(row); // overtaken
            return process.Settle(row.AnsweredAt);
        });
        if (row.NetMinutes % 2 != 0)
            return;
        tree.TakeOut(unit, row.Week, row.Token);
        await tree.In(home, process => process.Settle(row.AnsweredAt));
    }

    private static ReleaseTreeInMemory Tree(int killAt) => new(Roster.OfUnits(People), Key, killAt);

    private static IEnumerable<(UnitId Unit, AnswerRow Row)> Rows()
    {
        UnitId[] people = [.. People];
        new Random(7).Shuffle(people);
        return people.Index().Select(person => (person.Item, new AnswerRow(
            string.Create(CultureInfo.InvariantCulture, $"p{person.Index:00}"), Week, 1, Week.BeginsAt.AddHours(person.Index), (person.Index * 37 % 900) - 120)));
    }
}
