using CsCheck;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Rubrics;
using Upskill.Kit.Guard;
using Upskill.Testing;

namespace Upskill.Tests.Coaching;

public sealed class PromptObserverTests
{
    private const string Whole =
        "Write a handover for the day shift, who were not there. Use only the twelve notes below. One line for each open point. Keep times as written and do not add causes. After each line give the note number.";

    private static readonly string[] Texts = [Whole, .. AnchorSet.All.SelectMany(set => set.Texts).Select(anchor => anchor.Text)];

    [Fact]
    public void Of_a_prompt_with_all_parts_each_is_quoted_in_the_writers_own_words()
    {
        var seen = PromptObserver.Observe(Whole);

        Assert.Equal(6, seen.Points);
        Assert.True(seen.IsClean);
        Assert.Null(seen.TryNext(Rubric.Current));
        Assert.Equal("Write a handover for the day shift", seen[Criterion.Goal].Quotation!.Value.Of(Whole));
        Assert.Equal("Use only the twelve notes below", seen[Criterion.Source].Quotation!.Value.Of(Whole));
        Assert.Equal("After each line give the note number", seen[Criterion.Check].Quotation!.Value.Of(Whole));
    }

    [Theory]
    [InlineData("Write a handover of the open leaks, with the note's number behind each.")]
    [InlineData("Fasse die offenen Lecks zusammen, mit der Nummer hinter jedem Punkt.")]
    public void A_number_behind_each_is_what_the_answer_can_be_checked_by(string prompt) =>
        Assert.Equal(Finding.There, PromptObserver.Observe(prompt)[Criterion.Check].Finding);

    [Theory]
    [InlineData("Use only the twelve notes below. One line for each open point. Do not add causes. After each line give the note number. It is for the day shift.", Criterion.Goal)]
    [InlineData("List the open leaks for the day shift. One line for each leak. Do not add causes. After each line say where you found it.", Criterion.Source)]
    [InlineData("List the open leaks for the day shift, from the twelve notes below. One line for each leak. Do not add causes.", Criterion.Check)]
    public void A_prompt_without_one_part_is_asked_for_it(string text, object next) => Assert.Equal((Criterion)next, PromptObserver.Observe(text).TryNext(Rubric.Current));

    [Theory]
    [InlineData("Goal, context, source, format, constraints, check.")]
    [InlineData("Goal: good. Context: work. Source: notes. Format: short. Constraints: accurate. Check: yes.")]
    [InlineData("goal context source material output format constraints how it will be checked no protected data")]
    [InlineData("Please make it as good as you can. Thank you very much, this is important for my career!")]
    [InlineData("Summarise the notes.")]
    [InlineData("Lorem ipsum dolor sit amet, consectetur adipiscing elit.")]
    public void The_rubrics_own_words_and_courtesies_are_no_evidence(string text) => Assert.Equal(0, PromptObserver.Observe(text).Points);

    [Fact]
    public void A_quotation_is_always_a_part_of_the_text()
    {
        foreach (var text in Texts)
        {
            foreach (var one in PromptObserver.Observe(text).Each)
            {
                if (one.Quotation is not { } quotation)
                    continue;
                Assert.InRange(quotation.Start, 0, text.Length - 1);
                Assert.InRange(quotation.End, quotation.Start + 1, text.Length);
                Assert.False(string.IsNullOrWhiteSpace(quotation.Of(text)));
            }
        }
    }

    [Fact]
    public void Whatever_is_typed_is_answered_and_quoted_from_itself()
    {
        string[] pieces = ["Write", " a", " table", "\n", "“", "”", "[", "]", "😀", "שלום", "مرحبا", "e\u0301", "\0", " notes below", "…", "\ud83d", " do not add", " für", "<b>", "   "];
        Gen.Int[0, pieces.Length - 1].Array[0, 120].Sample(at =>
        {
            var text = string.Concat(at.Select(i => pieces[i]));
            foreach (var one in PromptObserver.Observe(text).Each)
                _ = one.Quotation?.Of(text);
        });
    }

    [Fact]
    public void Padding_never_adds_a_point_wherever_it_stands()
    {
        Gen.Select(Gen.Int[0, Texts.Length - 1], Gen.Int[0, Padding.Kinds - 1], Gen.Int[0, 2], Gen.Int[1, 4]).Sample((text, kind, place, times) =>
        {
            var plain = Texts[text];
            var padded = Padding.Of(plain, kind, place, times);
            var (before, after) = (PromptObserver.Observe(plain), PromptObserver.Observe(padded));
            if (after.Points > before.Points)
                Assert.Fail($"{before.Points} to {after.Points}: {padded}");
        }, iter: 3_000);
    }

    [Fact]
    public void The_order_of_sentences_does_not_matter()
    {
        string[] parts = ["Write a handover about the leaks.", "It is for the day shift.", "Use only the twelve notes below.", "Give it one line per point.", "Do not add causes.", "After each line name the section."];
        var points = PromptObserver.Observe(string.Join(' ', parts)).Points;
        Assert.Equal(6, points);
        Gen.Shuffle(parts).Sample(order => Assert.Equal(points, PromptObserver.Observe(string.Join(' ', order)).Points), iter: 200);
    }

    [Fact]
    public void Saying_one_thing_often_shows_one_thing()
    {
        var once = PromptObserver.Observe("Write a note for the day shift.");
        var often = PromptObserver.Observe(string.Join(' ', Enumerable.Repeat("Write a note for the day shift.", 60)));

        Assert.Equal(once.Points, often.Points);
    }

    [Fact]
    public void The_task_copied_is_not_ones_own()
    {
        const string task = "Use only the twelve numbered notes below and list what is still open. Say what the answer must carry so that it can be checked.";

        Assert.Equal(0, PromptObserver.Observe(task, task).Points);
        Assert.NotEqual(0, PromptObserver.Observe(task).Points);
    }

    [Fact]
    public void What_is_quoted_at_length_is_not_ones_own() => Assert.Equal(0, PromptObserver.Observe(
        "Summarise this: “Write a list of leaks for the day shift, use only the notes below, do not add causes, and after each line give the note number.”").Points);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("😀😀😀")]
    public void Of_nothing_everything_is_missing(string text)
    {
        var seen = PromptObserver.Observe(text);

        Assert.Equal(0, seen.Points);
        Assert.Equal(Criterion.Goal, seen.TryNext(Rubric.Current));
    }

    [Theory]
    [InlineData("Rédige un tableau des points ouverts pour les collègues de jour, uniquement avec les notes jointes, sans ajouter de causes.")]
    [InlineData("اكتب قائمة بالنقاط المفتوحة لزملاء النهار من الملاحظات أدناه فقط ولا تضف أسبابا من عندك أبدا")]
    public void A_text_in_another_language_is_said_to_be_unread(string text) => Assert.False(PromptObserver.Observe(text).IsRead);

    [Fact]
    public void German_is_read()
    {
        var seen = PromptObserver.Observe(
            "Schreibe eine Liste der offenen Lecks für die Tagschicht, die nicht dabei war. Verwende nur die zwölf Notizen unten. Eine Zeile je Punkt. Ergänze nichts und nenne keine Ursachen. Gib nach jeder Zeile die Nummer der Notiz an.");

        Assert.True(seen.IsRead);
        Assert.True(seen.Points >= 5, seen.Points.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("A. E., our trainee, mixed up labels.", "A. E.")]
    [InlineData("Staff no. 00000 mixed up labels.", "Staff no. 00000")]
    [InlineData("Labels of EX-000 were in the tray.", "EX-000")]
    [InlineData("She has had migraine since January.", "She has had migraine")]
    public void What_leads_to_a_person_is_quoted_first_of_all(string text, string quoted)
    {
        var seen = PromptObserver.Observe(text);

        Assert.False(seen.IsClean);
        Assert.Equal(quoted, seen[Criterion.NoProtectedData].Quotation!.Value.Of(text));
        Assert.Equal(Criterion.NoProtectedData, seen.TryNext(Rubric.Current));
    }

    [Fact]
    public void What_the_data_guard_found_is_not_clean() =>
        Assert.False(PromptObserver.Observe("Write to anna@example.org.", "", new([new(GuardKind.Email, 9, 16)])).IsClean);

    /// <summary>An expression that tried every way through one of these would not come to its end.</summary>
    [Theory]
    [InlineData("Write a table for the team from the notes below, do not add causes; ", 6)]
    [InlineData("check check check check with the mit den \"bb\" ", 1)]
    [InlineData("of the \"bb\" tabelle ", 1)]
    [InlineData("never '’ '’ x ", 1)]
    [InlineData("of [of [", 0)]
    [InlineData("for   ", 0)]
    [InlineData("'-’", 0)]
    [InlineData("a", 0)]
    [InlineData(" ", 0)]
    public void The_longest_texts_of_phrases_that_are_begun_again_and_again_are_observed_to_their_end(string again, int most) =>
        Assert.InRange(PromptObserver.Observe(string.Concat(Enumerable.Repeat(again, 4_000))[..4_000]).Points, 0, most);
}
