using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Units;

namespace Upskill.Tests.Adoption.Releases;

public sealed class UnitWeekTests
{
    private static readonly ReleaseKey Key = new(new byte[32]);
    private static readonly WeekId Week = new("2026-W36");
    private static readonly DateTimeOffset Now = Week.EndsAt;
    private static readonly UnitWeek Large = new(new("f"), Week) { People = 62 };

    [Fact]
    public void Nine_answers_wait_and_the_tenth_seals_the_ten_oldest()
    {
        var nine = With(Large, 9);
        Assert.Null(nine.Seal(Key, Now));

        var ten = nine.Put(Said(9));
        var batch = ten.Seal(Key, Now)!.Batch;

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"p{i}"), batch.Tokens);
        Assert.Empty(ten.With(new ReleaseFact.Sealed(Week, batch)).Waiting);
    }

    [Fact]
    public void A_correction_replaces_the_answer_that_waits_and_keeps_its_place()
    {
        var corrected = With(Large, 10).Put(Said(0, version: 7, minutes: 600));

        Assert.Equal(600, corrected.Waiting["p0"].Minutes);
        Assert.Equal("p0", corrected.Seal(Key, Now)!.Batch.Tokens[0]);
        Assert.Equal(600, corrected.Put(Said(0, version: 6, minutes: 0)).Waiting["p0"].Minutes); // told late
    }

    [Fact]
    public void A_correction_of_a_sealed_answer_and_a_leaver_change_nothing_that_was_sealed()
    {
        var ten = With(Large, 10);
        var after = ten.With(ten.Seal(Key, Now)!);

        Assert.Same(after, after.Put(Said(0, version: 9, minutes: 600)));
        Assert.Equal(after.Own, after.Withdraw("p0", 9).Own);
        Assert.Empty(after.Withdraw("p0", 9).Put(Said(0)).Waiting);
    }

    [Fact]
    public void A_leavers_waiting_answer_is_dropped_also_when_its_message_comes_after()
    {
        Assert.Equal(8, With(Large, 9).Withdraw("p3", 2).Waiting.Count);
        Assert.Empty(Large.Withdraw("p3", 2).Put(Said(3, version: 1)).Waiting);
        Assert.Single(Large.Withdraw("p3", 2).Put(Said(3, version: 3)).Waiting); // came back
    }

    [Fact]
    public void A_small_unit_waits_for_the_close_and_what_is_left_of_a_five_moves_up()
    {
        var seventeen = With(Large with { People = 19 }, 17);
        Assert.Null(seventeen.Seal(Key, Now));

        var close = seventeen.Close(isFinal: false, [], Key, Now)!;

        Assert.Equal(15, close.Batch!.Tokens.Length);
        Assert.Equal(["p15", "p16"], close.Moved.Select(moved => moved.Token));
        var closed = seventeen.With(close);
        Assert.Empty(closed.Waiting);
        Assert.Null(closed.Close(isFinal: false, [], Key, Now));
    }

    [Fact]
    public void What_moved_up_is_sealed_with_what_waits_there_by_age()
    {
        var below = Enumerable.Range(0, 6).Select(i => (Said(i), new UnitId("f~d"))).ToList();
        var close = Enumerable.Range(6, 7).Aggregate(Large, (week, i) => week.Put(Said(i))).Close(isFinal: false, below, Key, Now)!;

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"p{i}"), close.Batch!.Tokens);
        Assert.Equal(["p10", "p11", "p12"], close.Moved.Select(moved => moved.Token));
        Assert.All(close.Moved, moved => Assert.Equal("f", moved.Home.Value));
    }

    [Fact]
    public void After_the_close_ten_late_answers_are_sealed_in_a_unit_of_any_size_and_after_the_final_one_none()
    {
        var small = Large with { People = 12 };
        var closed = small.With(small.Close(isFinal: false, [], Key, Now)!);
        Assert.False(With(closed, 9).IsDue);
        Assert.True(With(closed, 10).IsDue);

        var finished = closed.With(closed.Close(isFinal: true, [], Key, Now)!);
        Assert.Empty(With(finished, 10).Waiting);
    }

    [Fact]
    public void Answers_are_clipped_for_figures_only()
    {
        Assert.Equal(1_200, Answer.Of(new("p", Week, 1, Now, 9_000)).Minutes);
        Assert.Equal(-600, Answer.Of(new("p", Week, 1, Now, -9_000)).Minutes);
        Assert.True(Answer.Of(new("p", Week, 1, Now, 240)).IsYes);
        Assert.False(Answer.Of(new("p", Week, 1, Now, 239)).IsYes);
    }

    private static UnitWeek With(UnitWeek week, int answers) => Enumerable.Range(0, answers).Aggregate(week, (all, i) => all.Put(Said(i)));

    private static Answer Said(int i, long version = 1, int minutes = 300) => new($"p{i}", version, Week.BeginsAt.AddMinutes(i), minutes);
}
