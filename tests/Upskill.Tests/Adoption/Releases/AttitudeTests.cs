using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Tables;
using Upskill.Adoption.Releases.Units;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>Attitudes under the rules of release: periods of a quarter, counts and nothing else, pairs.</summary>
public sealed class AttitudeTests
{
    private static readonly ReleaseKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly WeekId Period = new("2026-W53");
    private static readonly UnitId Unit = new("f");

    [Theory]
    [InlineData("2026-09-30T23:59:59Z", "2026-W40", "2026-Q3")]
    [InlineData("2026-10-01T00:00:00Z", "2026-W53", "2026-Q4")]
    [InlineData("2026-12-31T23:59:59Z", "2026-W53", "2026-Q4")]
    [InlineData("2027-01-01T00:00:00Z", "2027-W13", "2027-Q1")]
    public void The_period_of_an_answer_is_the_week_in_which_its_quarter_ends(string at, string week, string quarter)
    {
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((new WeekId(week), quarter), (Attitude.PeriodOf(moment), Attitude.QuarterOf(moment)));
        Assert.True(Attitude.IsPeriod(new(week)));
        Assert.Equal(quarter, Attitude.QuarterOf(new WeekId(week).BeginsAt));
    }

    [Fact]
    public void Four_weeks_a_year_close_a_quarter_and_only_with_them_attitudes_are_closed()
    {
        var weeks = Enumerable.Range(0, 104).Select(new WeekId("2026-W01").Plus).ToList();

        Assert.Equal(8, weeks.Count(Attitude.IsPeriod));
        Assert.All(weeks, week => Assert.Equal(Attitude.IsPeriod(week) ? ReleaseSubject.Measures.Count : 2, ReleaseSubject.ClosedWith(week).Count()));
    }

    [Fact]
    public void Nothing_is_sealed_before_the_close_and_then_one_count_alone_for_a_second_figure_would_round_it_twice()
    {
        var week = Enumerable.Range(0, 200).Aggregate(new UnitWeek(Unit, Period) { Measure = "after-tool", People = 200 }, (all, i) => all.Put(Said(i, isYes: i % 2 == 0)));
        Assert.False(week.IsDue);
        Assert.Null(week.Seal(Key, Period.EndsAt));

        var batch = week.Close(isFinal: false, [], Key, Period.ClosesAt)!.Batch!;

        Assert.Equal((200, 100, 0), (batch.Tokens.Length, batch.Yes, batch.Hours));
        Assert.NotEqual(0, Batch.Seal(Key, new(ReleaseSubject.Baseline, Unit), Period, 1, [.. Enumerable.Range(0, 10).Select(i => Said(i, isYes: true))], Period.ClosesAt).Hours);
    }

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 2)]
    public void Changes_are_of_fifty_pairs_or_more_with_those_below_and_answers_without_a_pair_are_left_out(int pairs, int cells)
    {
        SealedBatch[] batches =
        [
            new(new("f~d"), 1, Period.ClosesAt, [.. Enumerable.Range(0, 30).Select(_ => new SealedAnswer(240, ""))]),
            new(new("f"), 1, Period.ClosesAt, [.. Enumerable.Range(0, pairs).Select(i => new SealedAnswer(0, ReleasedChange.CellOf(i < 12 ? -2 : i < 30 ? 0 : 1)))]),
        ];

        var changes = ReleaseTables.Changes(Key, Period, "tool", batches).ToList();

        Assert.Equal(cells, changes.Count);
        Assert.All(changes, change =>
        {
            Assert.Equal(("tool", 50L), (change.Item, change.Pairs));
            Assert.All(change.Classes.Zip([12L, 18, 20]), pair => Assert.True(pair.First % 5 == 0 && Math.Abs(pair.First - pair.Second) < 5));
        });
    }

    [Fact]
    public void The_file_has_a_line_for_what_was_released_and_none_for_what_was_not()
    {
        var at = new DateTimeOffset(2027, 1, 6, 0, 0, 0, TimeSpan.Zero);
        var agreement = ReleasedAgreement.Of(new(Unit, Period, new(20, 10, 0, 2, at)), 62);
        var attitude = new ReleasedAttitude(Unit, "F", [new("tool", agreement, null, null, new("2026-Q4", 55, 10, 20, 25)), new("used", null, null, null, null)]);

        var lines = ReleaseFile.Of(attitude).Split("\r\n");

        Assert.Equal(4, lines.Length);
        Assert.All(lines[..3], line => Assert.Equal(14, line.Split(',').Length));
        Assert.StartsWith("before,tool,2026-Q4,20,62,0.3225806451612903,10,0.5,", lines[1], StringComparison.Ordinal);
        Assert.Equal("change,tool,2026-Q4,55,,,,,,,,10,20,25", lines[2]);
    }

    private static Answer Said(int person, bool isYes) => new($"p{person:000}", 1, Period.BeginsAt.AddMinutes(person), isYes ? Answer.YesFrom : 0);
}
