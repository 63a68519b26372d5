using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.Adoption;
using Upskill.Kit.Ledger;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Calibration;

namespace Upskill.Tests.TimeSaved;

public sealed class PersonalCalibrationTests
{
    private static readonly DateTimeOffset November = new(2026, 11, 5, 10, 0, 0, TimeSpan.Zero), January = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UnitId Alpha = new("alpha");
    private PersonalCalibration calibration = PersonalCalibration.Nothing;
    private DateTimeOffset now = November;
    private UnitId? home = Alpha;

    [Theory]
    [InlineData(0, 0, 0, "summary", "a", true)]
    [InlineData(1, 0, 1, "reply", "a", false)]
    [InlineData(2, 1, 0, "deadlines", "b", true)]
    public void Kind_variant_and_condition_are_each_drawn_and_the_second_exercise_is_the_other_of_both(int kind, int variant, int condition, string drawn, string first, bool isFirstWithAi)
    {
        var lots = new Queue<int>([kind, variant, condition]);

        Happens(calibration.Begin(_ => lots.Dequeue(), now));

        var pair = Assert.Single(calibration.Pairs);
        Assert.Equal((1, drawn, CalibrationState.Open), (pair.Number, pair.Kind, pair.State));
        Assert.Equal([(first, isFirstWithAi), (first == "a" ? "b" : "a", !isFirstWithAi)], pair.Exercises.Select(exercise => (exercise.Variant, exercise.IsWithAi)));
    }

    [Fact]
    public void A_pair_counts_once_both_are_done_and_knows_the_time_with_and_without()
    {
        Begin(isFirstWithAi: true);
        Do(1, TimeSpan.FromSeconds(100));
        now = now.AddDays(3); // however long somebody pauses between the two
        Do(2, TimeSpan.FromSeconds(160));

        var pair = Assert.Single(calibration.Pairs);
        Assert.Equal((CalibrationState.Counted, 100, 160), (pair.State, pair.With.Took!.Value.TotalSeconds, pair.Without.Took!.Value.TotalSeconds));
    }

    [Fact]
    public void There_is_one_pair_a_quarter_and_one_at_a_time()
    {
        Assert.True(calibration.MayBegin(now));
        Begin();
        Assert.Equal("already-begun", Refused(() => calibration.Begin(_ => 0, now)));
        Assert.False(calibration.MayBegin(now));
        Do(1, TimeSpan.FromMinutes(3));
        Do(2, TimeSpan.FromMinutes(3));

        Assert.Equal("one-a-quarter", Refused(() => calibration.Begin(_ => 0, January.AddTicks(-1))));
        Assert.True(calibration.MayBegin(January));
    }

    [Theory]
    [InlineData(19, CalibrationState.TooShort)]
    [InlineData(20, CalibrationState.Counted)]
    [InlineData(3600, CalibrationState.Counted)]
    [InlineData(3601, CalibrationState.TooLong)]
    public void What_is_too_fast_to_read_or_was_interrupted_does_not_count_and_may_be_done_anew(int seconds, CalibrationState state)
    {
        Begin();
        Do(1, TimeSpan.FromMinutes(3));
        Do(2, TimeSpan.FromSeconds(seconds));

        Assert.Equal(state, Assert.Single(calibration.Pairs).State);
        Assert.Equal(state is not CalibrationState.Counted, calibration.MayBegin(now));
    }

    [Fact]
    public void A_first_exercise_that_does_not_count_ends_the_pair()
    {
        Begin();
        Do(1, TimeSpan.FromSeconds(5));

        Assert.Equal(CalibrationState.TooShort, calibration.Pairs[0].State);
        Assert.Equal("not-now", Refused(() => calibration.Start(Mark(1, 2))));
    }

    [Fact]
    public void What_was_left_is_begun_anew_with_another_pair_until_all_were_seen()
    {
        for (var pair = 1; pair <= LikeExercises.All.Length + 1; pair++)
        {
            Begin();
            Happens(calibration.Start(Mark(pair, 1)));
            Happens(calibration.GiveUp(new(CommandId.New(), pair)));
        }

        Assert.All(calibration.Pairs, pair => Assert.Equal(CalibrationState.GivenUp, pair.State));
        Assert.Equal(LikeExercises.All.Select(pair => pair.Kind), calibration.Pairs.Take(LikeExercises.All.Length).Select(pair => pair.Kind));
        Assert.DoesNotContain(calibration.Pairs[^1].Kind, calibration.Drawable);
    }

    [Fact]
    public void Only_the_exercise_that_somebody_is_at_is_begun_and_ended()
    {
        Assert.Equal("not-now", Refused(() => calibration.Start(Mark(1, 1))));
        Begin();
        Assert.Equal("not-now", Refused(() => calibration.Finish(Mark(1, 1), home)));
        Assert.Equal("not-now", Refused(() => calibration.Start(Mark(1, 2))));
        Assert.Equal("not-now", Refused(() => calibration.Start(Mark(2, 1))));
        Happens(calibration.Start(Mark(1, 1)));
        Assert.Equal("not-now", Refused(() => calibration.Start(Mark(1, 1)))); // the clock goes on
        Assert.Equal("not-now", Refused(() => calibration.GiveUp(new(CommandId.New(), 2))));
    }

    [Fact]
    public void The_exercises_of_a_pair_are_alike_in_every_language()
    {
        Assert.True(LikeExercises.All.Length >= 3);
        Assert.All(LikeExercises.All.SelectMany(pair => pair.Texts.Values), texts =>
        {
            int[] words = [.. new[] { LikeExercises.First, LikeExercises.Second }.Select(variant => string.Join(' ', texts.Of(variant)).Split(' ').Length)];
            Assert.Equal(texts.A.Length, texts.B.Length);
            Assert.NotEqual(texts.A.AsEnumerable(), texts.B.AsEnumerable());
            Assert.True(words.Max() <= 1.05 * words.Min(), $"{texts.Name}: {words[0]} and {words[1]} words.");
        });
    }

    [Fact]
    public void A_pair_that_counts_waits_as_the_class_of_its_ratio_until_its_quarter_closes()
    {
        Begin(isFirstWithAi: true);
        Do(1, TimeSpan.FromMinutes(3));
        Assert.Empty(calibration.Answers.Waiting);
        Do(2, TimeSpan.FromMinutes(5));

        var row = Assert.Single(calibration.Answers.Rows("t", 5, now));
        Assert.Equal((new ReleaseSubject("calibration", Alpha), new WeekId("2026-W53"), "ratio:2", 0, true), (row.Home, row.Row.Week, row.Row.Cells, row.Row.NetMinutes, row.IsIn));
        Happens(calibration.Leave(now));
        Assert.False(Assert.Single(calibration.Answers.Rows("t", 6, now)).IsIn);
        Assert.Empty(calibration.Leave(now));
    }

    [Fact]
    public void What_does_not_count_and_what_has_no_home_is_in_no_figure()
    {
        Begin();
        Do(1, TimeSpan.FromMinutes(3));
        Do(2, TimeSpan.FromSeconds(5));
        Begin();
        home = null;
        Do(1, TimeSpan.FromMinutes(3));
        Do(2, TimeSpan.FromMinutes(3));

        Assert.Equal([CalibrationState.TooShort, CalibrationState.Counted], calibration.Pairs.Select(pair => pair.State));
        Assert.Empty(calibration.Answers.Waiting);
    }

    [Fact]
    public void What_stands_in_ledgers_loads_for_ever()
    {
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TimeSaved", "CalibrationFacts.golden.json"))).RootElement.EnumerateArray().ToList();
        var loaded = facts.Select(fact => fact.Deserialize<CalibrationFact>(LedgerJson.Options)!).ToList();

        Assert.Equal(new CalibrationFact.Drawn("summary", "b", true), loaded[0]);
        Assert.Equal([null, new UnitId("alpha~main")], loaded.OfType<CalibrationFact.Finished>().Select(finished => finished.Home));
        Assert.All(facts.Zip(loaded), pair => Assert.True(JsonElement.DeepEquals(pair.First, JsonSerializer.SerializeToElement(pair.Second, LedgerJson.Options))));
        Assert.Equal(
            typeof(CalibrationFact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string?)kind.TypeDiscriminator).Order(),
            facts.Select(fact => fact.GetProperty("$type").GetString()).Distinct().Order());
    }

    private void Begin(bool isFirstWithAi = true)
    {
        var lots = new Queue<int>([0, 0, isFirstWithAi ? 0 : 1]);
        Happens(calibration.Begin(_ => lots.Dequeue(), now));
    }

    private void Do(int exercise, TimeSpan takes)
    {
        Happens(calibration.Start(Mark(calibration.Pairs.Length, exercise)));
        now += takes;
        Happens(calibration.Finish(Mark(calibration.Pairs.Length, exercise), home));
    }

    private void Happens(IEnumerable<CalibrationFact> facts) => calibration = facts.Aggregate(calibration, (state, fact) => state.With(fact, now));

    private static MarkExercise Mark(int pair, int exercise) => new(CommandId.New(), pair, exercise);

    private static string Refused(Action rule) => Assert.Throws<Refusal>(rule).Code;
}
