using System.Collections.Immutable;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.Checks;

/// <summary>A knowledge check: questions one after the other, each answered once an attempt, with the reasons shown at once.</summary>
/// <param name="PassMark">Questions that must be right.</param>
public sealed record Check(ActivityId Id, string Title, TimeSpan Duration, int PassMark, ImmutableArray<Question> Questions)
    : Activity(Id, Title, Duration)
{
    public override int Steps => Questions.Length;

    public override Type Component => typeof(CheckPart);

    public override Course After(ImmutableArray<StepTaken> steps)
    {
        var answered = steps.Select(step => step.Step).ToHashSet(StringComparer.Ordinal);
        if (Questions.FirstOrDefault(question => !answered.Contains(question.Id)) is { } next)
            return new Course.Continues(next.Id);
        var right = Questions.Count(question => question.IsRight(steps.First(step => step.Step == question.Id).Choices));
        return new Course.Ended(new(right >= PassMark, right, Questions.Length));
    }

    public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
    {
        var question = Questions.Single(question => question.Id == step);
        if (choices.IsEmpty)
            throw new Refusal("nothing-chosen", question.ChooseMany ? "Choose at least one answer, then send it." : "Choose an answer, then send it.");
        if (choices.Distinct().Count() != choices.Length || choices.Any(choice => question.Options.All(option => option.Id != choice)))
            throw new Refusal("unknown-choice", "That answer is not one of those offered. Nothing was sent.");
        if (!question.ChooseMany && choices.Length > 1)
            throw new Refusal("too-many-choices", "Only one answer can be chosen here. Nothing was sent.");
    }

    /// <summary>Reads the activity of kind <c>check</c>.</summary>
    internal static Activity Read(ActivityFile file, ContentFolder folder)
    {
        var content = file.Content<File>();
        ImmutableArray<Question> questions = [.. content.Questions.Select(question => question.Read(file))];
        file.Demand(questions.Length > 0, "has no questions");
        file.Demand(questions.Select(question => question.Id).Distinct().Count() == questions.Length, "names a question twice");
        file.Demand(content.Pass > 0 && content.Pass <= questions.Length, "has a pass mark that cannot be reached");
        return new Check(file.Id, file.Title, TimeSpan.FromMinutes(content.Minutes), content.Pass, questions);
    }

    private sealed class File
    {
        public double Minutes { get; set; }

        public int Pass { get; set; }

        public List<QuestionFile> Questions { get; set; } = [];
    }

    private sealed class QuestionFile
    {
        public string Id { get; set; } = "";

        public string Ask { get; set; } = "";

        public string Choose { get; set; } = "one";

        public List<OptionFile> Options { get; set; } = [];

        public Question Read(ActivityFile file)
        {
            file.Demand(Options.Select(option => option.Id).Distinct().Count() == Options.Count, $"names an option of {Id} twice");
            file.Demand(Choose is "one" or "many", $"has a question, {Id}, where one may choose {Choose}, which is neither one nor many");
            file.Demand(Choose is "many" ? Options.Exists(option => option.Right) : Options.Count(option => option.Right) == 1,
                $"has a question, {Id}, with the wrong number of right answers");
            return new(Id, Ask, Choose is "many", [.. Options.Select(option => new Option(option.Id, option.Text, option.Right, option.Because))]);
        }
    }

    private sealed class OptionFile
    {
        public string Id { get; set; } = "";

        public string Text { get; set; } = "";

        public bool Right { get; set; }

        public string Because { get; set; } = "";
    }
}

/// <summary>One question.</summary>
public sealed record Question(string Id, string Ask, bool ChooseMany, ImmutableArray<Option> Options)
{
    /// <summary>True when exactly the right options were chosen.</summary>
    public bool IsRight(ImmutableArray<string> choices) => Options.All(option => option.Right == choices.Contains(option.Id));
}

/// <summary>A possible answer, and what there is to learn from it.</summary>
public sealed record Option(string Id, string Text, bool Right, string Because);
