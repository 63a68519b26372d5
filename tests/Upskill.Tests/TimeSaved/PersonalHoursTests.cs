using System.Collections.Immutable;
using CsCheck;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Claims;
using static Upskill.Tests.TimeSaved.HoursAtWork;

namespace Upskill.Tests.TimeSaved;

public sealed class PersonalHoursTests
{
    private static readonly Gen<ImmutableArray<TaskMinutes>> AnyTasks =
        Gen.Int[0, 400].Array[3].Array[0, WorkTasks.All.Length].Select(minutes => minutes.Select((of, i) => new TaskMinutes(WorkTasks.All[i].Id, of[0], of[1], of[2])).ToImmutableArray());

    private readonly HoursAtWork at = new();

    [Fact]
    public void The_kinds_of_work_are_those_of_the_file_each_once_and_in_both_languages()
    {
        Assert.Equal(["code", "data-work", "drafting", "meetings", "other", "searching", "summarising", "translating"], WorkTasks.All.Select(task => task.Id.Value).Order());
        Assert.All(WorkTasks.All, task => Assert.Equal(["de", "en"], task.Names.Keys));
        Assert.All(WorkTasks.All, task => Assert.Equal("de", task.In("de-CH").Language));
        Assert.All(WorkTasks.All, task => Assert.Equal((task.Names["en"], "en"), task.In("fr")));
    }

    [Fact]
    public void Net_is_saved_less_checking_and_lost_and_may_be_below_zero() => AnyTasks.Sample(tasks =>
    {
        var at = new HoursAtWork();
        at.Claim(Week, tasks);

        Assert.Equal(tasks.Sum(task => task.Saved) - tasks.Sum(task => task.Checking) - tasks.Sum(task => task.Lost), at.Standing.Of(Week)!.NetMinutes);
    });

    [Fact]
    public void What_waits_to_be_released_has_the_net_minutes_that_the_page_has() => AnyTasks.Sample(tasks =>
    {
        var at = new HoursAtWork();
        at.Claim(Week, tasks);

        Assert.Equal(tasks.AsEnumerable(), at.Standing.Of(Week)!.Tasks);
        Assert.Equal(at.Standing.Of(Week)!.NetMinutes, at.Hours.Answers.Waiting[new("hours", Week)].Minutes);
    });

    [Fact]
    public void A_correction_is_an_entry_of_its_own_and_the_first_one_stays_in_the_ledger()
    {
        at.Claim(Week, Minutes(180, 30, 5));
        at.Now += TimeSpan.FromDays(20);
        at.Claim(Week, Minutes(60));

        Assert.Equal(2, at.History.Count);
        Assert.Equal(180, Assert.IsType<HoursFact.HoursClaimed>(at.History[0]).Tasks[0].Saved);
        Assert.Equal(60, at.Standing.Of(Week)!.NetMinutes);
        Assert.Single(at.Standing.Claims);
    }

    [Fact]
    public void The_same_once_more_is_no_entry()
    {
        at.Claim(Week, Minutes(180));

        Assert.Empty(at.Claim(Week, Minutes(180)));
    }

    [Fact]
    public void A_week_can_be_corrected_until_four_weeks_after_its_end_and_no_longer()
    {
        at.Now = Week.FinallyClosesAt - TimeSpan.FromSeconds(1);
        Assert.Single(at.Claim(Week, Minutes(180)));

        at.Now = Week.FinallyClosesAt;
        Assert.Equal("week-closed", at.Refused(at => at.Claim(Week, Minutes(60))));
        Assert.Equal(180, at.Standing.Of(Week)!.NetMinutes);
    }

    [Fact]
    public void A_week_can_be_answered_from_its_first_Monday_on_Earth_and_no_sooner()
    {
        at.Now = new(2026, 11, 8, 9, 59, 59, TimeSpan.Zero);
        Assert.Equal("week-ahead", at.Refused(at => at.Claim(Week.Next, Minutes(180))));

        at.Now = new(2026, 11, 8, 10, 0, 0, TimeSpan.Zero); // Monday on Kiritimati
        Assert.Single(at.Claim(Week.Next, Minutes(180)));
    }

    [Fact]
    public void More_than_168_hours_together_are_refused()
    {
        Assert.Single(at.Claim(Week, Minutes(10_000, 70, 10)));
        Assert.Equal("too-many-hours", at.Refused(at => at.Claim(Week, Minutes(10_000, 70, 11))));
        Assert.Equal("too-many-hours", at.Refused(at => at.Claim(Week, Minutes(int.MaxValue, int.MaxValue))));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    public void Minutes_below_zero_are_refused(int saved, int checking, int lost) =>
        Assert.Equal("below-zero", at.Refused(at => at.Claim(Week, Minutes(saved, checking, lost))));

    [Fact]
    public void A_kind_of_work_that_there_is_not_or_that_is_named_twice_is_refused()
    {
        Assert.Equal("unknown-work", at.Refused(at => at.Claim(Week, Minutes(1, task: "juggling"))));
        Assert.Equal("unknown-work", at.Refused(at => at.Claim(Week, [.. Minutes(1), .. Minutes(2)])));
    }

    [Fact]
    public void The_same_as_last_week_takes_the_last_week_that_was_answered_before()
    {
        at.Now -= TimeSpan.FromDays(14);
        at.Claim(new("2026-W43"), Minutes(90, 10));
        at.Now += TimeSpan.FromDays(14);
        at.Repeat(Week); // on holiday in week 44

        Assert.Equal(at.Standing.Of(new("2026-W43"))!.Tasks.AsEnumerable(), at.Standing.Of(Week)!.Tasks);
        Assert.Equal("nothing-before", at.Refused(at => at.Repeat(new("2026-W43"))));
    }

    [Fact]
    public void A_baseline_is_given_once_and_can_be_corrected()
    {
        Assert.False(at.Standing.BaselineAsked);
        at.Give(30, new BaselineTask(new("drafting"), 360), new BaselineTask(new("code"), 0));
        at.Give(60, new BaselineTask(new("drafting"), 300));

        Assert.Equal(2, at.History.OfType<HoursFact.BaselineGiven>().Count());
        Assert.Equivalent(new Baseline([new(new("drafting"), 300)], 60), at.Standing.Baseline);
        Assert.Empty(at.Give(60, new BaselineTask(new("drafting"), 300)));
    }

    [Fact]
    public void A_baseline_is_voluntary_who_skips_it_is_not_asked_again_and_may_still_give_it()
    {
        at.Skip();
        Assert.True(at.Standing.BaselineAsked);
        Assert.Null(at.Standing.Baseline);
        Assert.Empty(at.Skip());

        at.Give(0);
        Assert.NotNull(at.Standing.Baseline);
    }

    [Fact]
    public void A_baseline_that_cannot_be_is_refused()
    {
        Assert.Equal("too-many-hours", at.Refused(at => at.Give(0, new BaselineTask(new("drafting"), 10_000), new BaselineTask(new("code"), 81))));
        Assert.Equal("too-many-hours", at.Refused(at => at.Give(10_081)));
        Assert.Equal("below-zero", at.Refused(at => at.Give(-1)));
        Assert.Equal("unknown-work", at.Refused(at => at.Give(0, new BaselineTask(new("juggling"), 1))));
    }
}
