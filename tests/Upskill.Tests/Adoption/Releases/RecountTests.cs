using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Statements;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Silo.Verbs;
using Upskill.Testing;
using Upskill.TimeSaved.Calibration;
using Upskill.TimeSaved.Claims;
using Upskill.TimeSaved.Pulse;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>Every kind of released figure is made anew from what was sealed, and that from people's own ledgers; what was tampered with is named.</summary>
[Collection(ReleasedCollection.Name)]
public sealed class RecountTests(ReleasedSilo silo)
{
    [Fact]
    public async Task On_a_clean_store_every_figure_of_every_unit_is_made_from_what_was_sealed_and_that_from_peoples_ledgers()
    {
        foreach (var unit in ReleasedSilo.Units)
        {
            var (holds, said) = await silo.Verify(await silo.Statement(unit));
            Assert.True(holds, said);
            Assert.DoesNotContain("signature alone", said, StringComparison.Ordinal);
            Assert.Matches(@"people's own ledgers: (\d+) of \1 batches\. Erased since: 0", said);
        }
        var (first, saidOfFirst) = await silo.Verify(silo.AfterFirst); // whose cells were released twice
        Assert.True(first, saidOfFirst);
    }

    [Fact]
    public async Task There_is_a_figure_of_every_kind_to_be_made()
    {
        var all = silo.Read(await silo.Statement("all"));

        Assert.Equal([silo.First.Value, silo.Second.Value], all.Hours.Weeks.Select(week => week.Week));
        Assert.NotNull(all.Hours.Baseline?.Share);
        Assert.NotNull(all.Hours.Calibration);
        Assert.NotNull(all.Hours.Spread);
        Assert.Equal([ReleasedCell.Country, ReleasedCell.Grade, ReleasedCell.Cohort], all.Hours.Cells.Select(cell => cell.Table));
        Assert.Contains(all.Hours.Units, unit => unit.Week is not null);
        Assert.All(all.Attitudes.Items, item => Assert.True(item is { Before: not null, After: not null, Latest: not null, Change: not null }));
        Assert.NotNull(all.Sessions!.Sum?.Share);
        Assert.Equal(60, silo.Read(silo.AfterFirst).Hours.Cells[0].Answered); // 50 at the close, 10 more at the final one
    }

    [Fact]
    public async Task A_figure_that_was_changed_by_somebody_with_the_key_is_named_whatever_its_kind()
    {
        var all = silo.Read(await silo.Statement("all"));
        var (hours, item, sessions) = (all.Hours, all.Attitudes.Items[1], all.Sessions!);

        await Named($"the sealed batches do not make {silo.First}.", all with { Hours = hours with { Weeks = hours.Weeks.SetItem(0, hours.Weeks[0] with { NetHours = hours.Weeks[0].NetHours + 10 }) } });
        await Named($"do not make delta in {silo.Second}.", all with { Hours = hours with { Units = [.. hours.Units.Select(unit => unit.Week is { } week ? unit with { Week = week with { FourHoursOrMore = week.FourHoursOrMore - 5 } } : unit)] } });
        await Named("do not make the baseline.", all with { Hours = hours with { Baseline = hours.Baseline! with { Answered = hours.Baseline.Answered - 5 } } });
        await Named("do not make the calibration.", all with { Hours = hours with { Calibration = hours.Calibration! with { Classes = Moved(hours.Calibration.Classes) } } });
        await Named("do not make the calibration.", all with { Hours = hours with { Calibration = hours.Calibration! with { Ratio = hours.Calibration.Ratio / 2 } } });
        await Named($"do not make the spread of {silo.Second}.", all with { Hours = hours with { Spread = hours.Spread! with { Classes = Moved(hours.Spread.Classes) } } });
        foreach (var cell in hours.Cells)
            await Named($"do not make {cell.Table} {cell.Name} in {silo.Second}.", all with { Hours = hours with { Cells = hours.Cells.Replace(cell, cell with { FourHoursOrMore = cell.FourHoursOrMore + 5 }) } });
        await Named("do not make before confidence.", With(all, item, item with { Before = item.Before! with { Agree = item.Before.Agree + 5 } }));
        await Named("do not make after confidence.", With(all, item, item with { After = item.After! with { Share = null } }));
        await Named("do not make quarter confidence.", With(all, item, item with { Latest = item.Latest! with { Answered = item.Latest.Answered + 5 } }));
        await Named("do not make the change of confidence.", With(all, item, item with { Change = item.Change! with { More = item.Change.More + 5, Less = item.Change.Less - 5 } }));
        await Named("do not make all sessions.", all with { Sessions = sessions with { Sum = sessions.Sum! with { Came = sessions.Sum.Came + 5 } } });
        await Named($"do not make the session {sessions.Sessions[0].Session}.",
            all with { Sessions = sessions with { Sessions = [sessions.Sessions[0] with { Figure = sessions.Sessions[0].Figure! with { Invited = 60 } }, .. sessions.Sessions[1..]] } });
    }

    [Theory]
    [InlineData("hours")]
    [InlineData("baseline")]
    [InlineData("before-rules")]
    [InlineData("after-rules")]
    [InlineData("quarter-rules")]
    public async Task A_number_that_was_changed_in_one_sealed_batch_is_said_with_its_batch(string measure)
    {
        var statement = await silo.Statement("delta");
        var week = measure == "hours" || measure.StartsWith("quarter", StringComparison.Ordinal) ? silo.Second : measure == "baseline" ? silo.First : Attitude.PeriodOf(silo.First.BeginsAt.AddDays(3));
        await using var changed = await Changed(new("release", new ReleaseSubject(measure, new("delta~half")).ToString()), entry => entry["week"]!.GetValue<string>() == week.Value && entry["batch"] is not null,
            entry => entry["batch"]!["yes"] = entry["batch"]!["yes"]!.GetValue<long>() + 5);

        var (holds, said) = await silo.Verify(statement);

        Assert.False(holds);
        Assert.Contains("The statement does not hold: the sealed batches do not make ", said, StringComparison.Ordinal);
        Assert.Matches($"People's own ledgers do not make {measure} of delta~half in {week}, batch [0-9]+\\.$", said);
    }

    [Fact]
    public async Task A_number_that_was_changed_in_a_sealed_sessions_batch_is_said_with_its_batch()
    {
        var statement = await silo.Statement("delta");
        var session = silo.Read(statement).Sessions!.Sessions[0].Session;
        var name = new JournalName("attendance-release", session);
        var key = name.Partition.Key($"attendance-release-alone:{session}");
        var kept = await silo.Store.GetDatabase().HashGetAsync(key, 0);
        var entry = JsonNode.Parse((string)kept!)!;
        var batch = entry["units"]!.AsArray().Select(unit => unit!["batch"]).First(batch => batch is not null)!;
        batch["yes"] = batch["yes"]!.GetValue<long>() + 5;
        await silo.Store.GetDatabase().HashSetAsync(key, 0, entry.ToJsonString());

        var (holds, said) = await silo.Verify(statement);
        await silo.Store.GetDatabase().HashSetAsync(key, 0, kept);

        Assert.False(holds);
        Assert.Contains($"the sealed batches do not make the session {session}, all sessions.", said, StringComparison.Ordinal);
        Assert.Matches($"People's own ledgers do not make attendance-{session} of delta[a-z~]* in {silo.Second}, batch 1\\.$", said);
    }

    [Fact]
    public async Task An_answer_that_was_changed_beside_its_batch_before_its_tables_were_made_is_said_with_its_batch()
    {
        var statement = await silo.Statement("delta");
        var name = new JournalName("release", "delta~half");
        var key = name.Partition.Key($"sealed-answers:delta~half:{silo.Second}");
        var kept = await silo.Store.GetDatabase().HashGetAsync(key, 1);
        var sealedBatch = JsonNode.Parse((string)kept!)!;
        sealedBatch["answers"]![0]!["minutes"] = sealedBatch["answers"]![0]!["minutes"]!.GetValue<int>() - 1;
        await silo.Store.GetDatabase().HashSetAsync(key, 1, sealedBatch.ToJsonString());

        var (holds, said) = await silo.Verify(statement);
        await silo.Store.GetDatabase().HashSetAsync(key, 1, kept);

        Assert.False(holds);
        Assert.Contains($"hours of delta~half in {silo.Second}, batch 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_persons_claim_that_was_changed_in_their_ledger_is_said()
    {
        await using var changed = await Rewritten<HoursFact>(HoursGrain.JournalKind, "d03", fact => fact is HoursFact.HoursClaimed claimed && claimed.Week == silo.First
            ? claimed with { Tasks = [claimed.Tasks[0] with { Saved = 2_000 }] } : fact);

        await Said("delta", $"do not make hours of delta~half in {silo.First}, batch [0-9]+\\.$");
    }

    [Fact]
    public async Task One_persons_baseline_that_was_changed_in_their_ledger_is_said()
    {
        await using var changed = await Rewritten<HoursFact>(HoursGrain.JournalKind, "d03", fact => fact is HoursFact.BaselineGiven given ? given with { SavedMinutes = 1_100 } : fact);

        await Said("delta", $"do not make baseline of delta~half in {silo.First}, batch 1\\.$");
    }

    [Fact]
    public async Task One_persons_attitude_that_was_changed_in_their_ledger_is_said()
    {
        await using var changed = await Rewritten<PulseFact>(PulseGrain.JournalKind, "d03", fact => fact is PulseFact.Responded responded && responded.Survey == Attitude.QuarterOf(silo.Second.BeginsAt)
            ? responded with { Choices = [.. responded.Choices.Select(part => part.Item == "rules" ? part with { Choice = part.Choice >= 4 ? 1 : 5 } : part)] } : fact);

        await Said("delta", $"do not make quarter-rules of delta[a-z~]* in {silo.Second}, batch 1\\.$");
    }

    [Fact]
    public async Task One_persons_pair_that_is_gone_from_their_ledger_is_said()
    {
        await using var changed = await Rewritten<CalibrationFact>(CalibrationGrain.JournalKind, "d03", fact => fact is CalibrationFact.Finished ? new CalibrationFact.Finished(null) : fact);

        await Said("delta", "do not make calibration of delta[a-z~]* in [0-9W-]+, batch 1\\.$");
    }

    [Theory]
    [InlineData(Attitude.Before)]
    [InlineData(Attitude.After)]
    public async Task One_persons_answer_is_said_also_when_its_week_is_finished_and_the_rounded_batch_would_not_show_it(string survey)
    {
        await using var changed = await Rewritten<PulseFact>(PulseGrain.JournalKind, "d03", fact => fact is PulseFact.Responded responded && responded.Survey == survey
            ? responded with { Choices = [.. responded.Choices.Select(part => part.Item == "rules" ? part with { Choice = part.Choice >= 4 ? 1 : 5 } : part)] } : fact);

        await Said("delta", $"[Pp]eople's own ledgers do not make .*{survey}-rules of delta[a-z~]* in [0-9W-]+, batch 1");
    }

    [Fact]
    public async Task One_persons_attendance_that_is_gone_from_their_ledger_is_said()
    {
        await using var changed = await Cut(new(Upskill.LiveSessions.Sessions.Attendances.SealedAttendances.JournalKind, "d03"));

        await Said("delta", $"people's own ledgers do not make attendance-.* of delta[a-z~]* in {silo.Second}, batch 1\\.$");
    }

    [Fact]
    public async Task A_byte_that_was_changed_in_a_ledger_is_said_and_an_erased_person_is_counted_and_no_fault()
    {
        var statement = await silo.Statement("delta");
        var keys = silo.Services.GetRequiredService<IKeyStore>();
        var (holds, said) = await VerifyFigure.Of(statement, silo.Store, silo.Key, new Without("d03", keys));
        Assert.True(holds, string.Join('\n', said));
        Assert.Matches("; of [0-9]+ the signature alone speaks", said[0]);
        Assert.Matches("Erased since: [1-9]", said[1]);
        var (withoutKeys, saidWithout) = await VerifyFigure.Of(statement, silo.Store, silo.Key, null);
        Assert.True(withoutKeys);
        Assert.Contains("There is no master key here", saidWithout[1], StringComparison.Ordinal);

        await using var changed = await Changed(new(PulseGrain.JournalKind, "d03"), _ => true, entry => entry["sealed"] = Convert.ToBase64String([.. Convert.FromBase64String(entry["sealed"]!.GetValue<string>()).Reverse()]));
        await Said("delta", "people's own ledgers do not make .*before-tool of delta~half in ");
    }

    [Fact]
    public async Task The_verb_says_it_as_a_process_of_its_own_beside_the_silo()
    {
        var file = Path.Combine(silo.Folder, "all.jws");
        await File.WriteAllTextAsync(file, await silo.Statement("all"));

        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-figure", file, $"--Store:Directory={silo.Folder}");

        Assert.True(exitCode == 0, output);
        Assert.StartsWith($"The statement holds: all that was released of all on {silo.Clock.Today:O}, ", output, StringComparison.Ordinal);
    }

    private async Task Named(string what, UnitStatement forged)
    {
        var (holds, said) = await silo.Verify(forged.Sign(silo.Key));
        Assert.False(holds, what);
        Assert.Contains(what, said, StringComparison.Ordinal);
    }

    private async Task Said(string unit, string what)
    {
        var (holds, said) = await silo.Verify(await silo.Statement(unit));
        Assert.False(holds, said);
        Assert.Matches(what, said);
    }

    private static UnitStatement With(UnitStatement all, ReleasedAttitudeItem item, ReleasedAttitudeItem changed) =>
        all with { Attitudes = all.Attitudes with { Items = all.Attitudes.Items.Replace(item, changed) } };

    private static ImmutableArray<long> Moved(ImmutableArray<long> classes) => classes.SetItem(1, classes[1] + 5).SetItem(2, classes[2] - 5);

    /// <summary>Changes the first entry of a journal that is meant, until it is disposed.</summary>
    private async Task<Restored> Changed(JournalName name, Func<JsonNode, bool> isMeant, Action<JsonNode> change)
    {
        var (key, kept) = await Kept(name);
        var number = kept.Index().First(entry => isMeant(JsonNode.Parse((string)entry.Item!)!)).Index;
        var changed = JsonNode.Parse((string)kept[number]!)!;
        change(changed);
        await silo.Store.GetDatabase().ListSetByIndexAsync(key, number, changed.ToJsonString());
        return new(silo.Store.GetDatabase(), [(key, kept)]);
    }

    /// <summary>Writes somebody's ledger anew, as somebody with their key could, until it is disposed: its chain holds.</summary>
    private async Task<Restored> Rewritten<TFact>(string kind, string person, Func<TFact, TFact> change)
    {
        var name = new JournalName(kind, person);
        var (key, kept) = await Kept(name);
        var ledger = new TrainingLedger(new Journal(silo.Store), silo.Services.GetRequiredService<IKeyStore>());
        var (entries, head) = ((await ledger.Read<TFact>(name, LedgerHead.Empty)).Entries, LedgerHead.Empty);
        Assert.Contains(entries, entry => entry.Facts.Any(fact => !Equals(fact, change(fact))));
        await silo.Store.GetDatabase().KeyDeleteAsync(key);
        foreach (var entry in entries)
            head = Assert.IsType<LedgerOutcome.Committed>(await ledger.Append(name, head, entry with { Command = CommandId.New(), Facts = [.. entry.Facts.Select(change)] })).Head;
        return new(silo.Store.GetDatabase(), [(key, kept)]);
    }

    /// <summary>Takes a journal away but for its beginning, until it is disposed.</summary>
    private async Task<Restored> Cut(JournalName name)
    {
        var (key, kept) = await Kept(name);
        await Write(silo.Store.GetDatabase(), key, []);
        return new(silo.Store.GetDatabase(), [(key, kept)]);
    }

    private async Task<(string Key, RedisValue[] Entries)> Kept(JournalName name)
    {
        var key = name.Partition.Key($"{name.Kind}:{name.Subject}");
        return (key, await silo.Store.GetDatabase().ListRangeAsync(key));
    }

    private static async Task Write(IDatabase database, string key, IReadOnlyCollection<RedisValue> entries)
    {
        await database.KeyDeleteAsync(key);
        if (entries.Count > 0)
            await database.ListRightPushAsync(key, [.. entries]);
    }

    /// <summary>Puts back what was changed.</summary>
    private sealed record Restored(IDatabase Database, ImmutableArray<(string Key, RedisValue[] Entries)> Kept) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var (key, entries) in Kept)
                await Write(Database, key, entries);
        }
    }

    /// <summary>Keys among which one was destroyed.</summary>
    private sealed class Without(string person, IKeyStore keys) : IKeyStore
    {
        public byte[] KeyOf(string subject) => subject == person ? throw new KeyDestroyedException(subject) : keys.KeyOf(subject);

        public IReadOnlyList<byte[]> KeysOf(IReadOnlyCollection<string> subjects) => keys.KeysOf(subjects);

        public byte[]? Find(string subject) => subject == person ? null : keys.Find(subject);

        public bool IsDestroyed(string subject) => subject == person || keys.IsDestroyed(subject);

        public void Destroy(string subject) => throw new NotSupportedException("Nobody is erased here.");
    }
}
