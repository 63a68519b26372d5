using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Pulse;

namespace Upskill.Tests.TimeSaved;

/// <summary>What of a pulse survey waits to be released.</summary>
public sealed class PulseAnswersTests
{
    private static readonly DateTimeOffset November = new(2026, 11, 5, 10, 0, 0, TimeSpan.Zero), NewYear = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UnitId Alpha = new("alpha"), Beta = new("beta");

    [Fact]
    public void Each_item_waits_by_itself_until_its_quarter_closes_and_says_only_whether_the_person_agrees()
    {
        var answers = Of(Alpha, Response("before", November, 5, 4, 3, 1, 2));

        var rows = answers.Rows("t", 1, November);
        Assert.Equal(Attitude.Items.Select(item => new ReleaseSubject($"before-{item}", Alpha)), rows.Select(row => row.Home));
        Assert.Equal([240, 240, 0, 0, 0], rows.Select(row => row.Row.NetMinutes));
        Assert.All(rows, row => Assert.Equal((new WeekId("2026-W53"), true, ""), (row.Row.Week, row.IsIn, row.Row.Cells)));
        Assert.All(Of(Alpha, Response("2027-Q1", NewYear, 3, 3, 3, 3, 3)).Rows("t", 1, NewYear),
            row => Assert.StartsWith("quarter-", row.Home.Measure, StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_after_the_programme_says_how_it_changed_only_where_there_is_one_before()
    {
        var before = Response("before", November, 1, 3, 5, 3, 3);
        var after = Response("after", NewYear, 3, 3, 3, 5, 3);

        Assert.Equal(["change:more", "change:same", "change:less", "change:more", "change:same"],
            Of(Alpha, after, before).Rows("t", 2, NewYear).Select(row => row.Row.Cells));
        Assert.All(Of(Alpha, after).Rows("t", 2, NewYear), row => Assert.Empty(row.Row.Cells));
    }

    [Fact]
    public void Only_the_survey_that_was_answered_is_written_and_who_leaves_takes_all_back()
    {
        var first = Of(Alpha, Response("before", November, 3, 3, 3, 3, 3));
        var second = first.With(PulseAnswers.Of(Beta, Response("after", November, 3, 3, 3, 3, 3), before: null));

        Assert.All(second.Changed(first, "t", 2, November), row => Assert.Equal(Beta, row.Home.Unit));
        Assert.Equal(Attitude.Items.Length, second.Changed(first, "t", 2, November).Length);
        Assert.All(second.Left().Changed(second, "t", 3, November), row => Assert.False(row.IsIn));
        Assert.Equal(2 * Attitude.Items.Length, second.Left().Changed(second, "t", 3, November).Length);
        Assert.False(second.Left().IsWaiting(November));
        Assert.Equal(Attitude.Items.Length, second.Left().With(PulseAnswers.Of(Alpha, Response("2027-Q1", NewYear, 3, 3, 3, 3, 3), before: null)).Rows("t", 4, NewYear).Count(row => row.IsIn));
    }

    [Fact]
    public void What_is_finished_is_written_no_more()
    {
        var answers = Of(Alpha, Response("before", November, 3, 3, 3, 3, 3));
        var finished = new WeekId("2026-W53").FinallyClosesAt;

        Assert.NotEmpty(answers.Rows("t", 1, finished.AddTicks(-1)));
        Assert.Empty(answers.Rows("t", 1, finished));
        Assert.False(answers.IsWaiting(finished));
    }

    private static QuarterAnswers Of(UnitId home, PulseResponse response, PulseResponse? before = null) => QuarterAnswers.None.With(PulseAnswers.Of(home, response, before));

    private static PulseResponse Response(string survey, DateTimeOffset at, params ImmutableArray<int> choices) =>
        new(survey, [.. Attitude.Items.Zip(choices, (item, choice) => new PulseChoice(item, choice))], at);
}
