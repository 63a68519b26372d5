using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.Checks;

/// <summary>A knowledge check: questions one after the other, each answered once an attempt, with the reasons shown at once.</summary>
/// <param name="PassMark">Questions that must be right.</param>
public sealed record Check(ActivityId Id, string Title, TimeSpan Duration, int PassMark, ImmutableArray<Question> Questions)
    : Activity(Id, Title, Duration)
{
    private const int FewestInOrder = 3;

    /// <summary>The question of this id, or null.</summary>
    public Question? this[string id] => Questions.FirstOrDefault(question => question.Id == id);

    public override int Steps => Questions.Length;

    public override Type Component => typeof(CheckPart);

    internal override IEnumerable<string> Shape => Questions.Select(question =>
        $"question {question.Id}, {(question.InOrder ? "order" : question.ChooseMany ? "many" : "one")} of {string.Join(", ", question.Options.Select(option => option.Right ? option.Id + " (right)" : option.Id))}")
        .Append($"pass mark {PassMark}");

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
        if (question.InOrder && choices.Length != question.Options.Length)
            throw new Refusal("not-all-in-order", "Every item needs its place. Nothing was sent; open the page again to see them all.");
        if (choices.IsEmpty)
            throw new Refusal("nothing-chosen", question.ChooseMany ? "Choose at least one answer, then send it." : "Choose an answer, then send it.");
        if (choices.Distinct().Count() != choices.Length || choices.Any(choice => question.Options.All(option => option.Id != choice)))
            throw new Refusal("unknown-choice", "That answer is not one of those offered. Nothing was sent.");
        if (question is { ChooseMany: false, InOrder: false } && choices.Length > 1)
            throw new Refusal("too-many-choices", "Only one answer can be chosen here. Nothing was sent.");
    }

    /// <summary>Reads the activity of kind <c>check</c>.</summary>
    internal static Activity Read(ActivityFile file)
    {
        var (node, minutes, pass) = (file.Node, file.Node.Minutes(), file.Node.Whole("pass"));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var questions = node.List("questions", question => ReadQuestion(question, ids));
        node.Demand(questions.Length > 0, "has no questions", "Write at least one under “questions:”.", "questions");
        node.Demand(pass > 0 && pass <= questions.Length, "has a pass mark that cannot be reached",
            $"Write how many of the {questions.Length} questions must be right.", "pass");
        return new Check(file.Id, file.Title, minutes, pass, questions);
    }

    private static Question ReadQuestion(ContentNode node, HashSet<string> ids)
    {
        var (id, ask, choose) = (node.Id(), node.Text("ask"), node.OneOf("choose", "one", "many", "order"));
        var optionIds = new HashSet<string>(StringComparer.Ordinal);
        var options = node.List("options", option =>
        {
            var read = new Option(option.Id(), option.Text("text"), option.Flag("right"), option.Text("because"));
            option.Demand(optionIds.Add(read.Id), $"names an option of {id} twice", "Give it an id of its own.", "id");
            return read;
        });
        node.Demand(ids.Add(id), "names a question twice", "Give it an id of its own.", "id");
        var right = options.Count(option => option.Right);
        node.Demand(choose is not "order" || (options.Length >= FewestInOrder && right == 0), $"has a question, {id}, that cannot be put in order",
            $"Write at least {FewestInOrder} options in their right order, none with “right:”.", "options");
        node.Demand(choose is "order" || (choose is "many" ? right > 0 : right == 1), $"has a question, {id}, with the wrong number of right answers",
            choose is "many" ? "Mark at least one option with “right: true”." : "Mark exactly one option with “right: true”, or write “choose: many”.");
        return new(id, ask, choose is "many", options) { InOrder = choose is "order" };
    }
}

/// <summary>One question.</summary>
public sealed record Question(string Id, string Ask, bool ChooseMany, ImmutableArray<Option> Options)
{
    /// <summary>True where the options, which the file has in their right order, are to be put in order.</summary>
    public bool InOrder { get; init; }

    /// <summary>True where it was found wrong, and everybody's answer to it counts.</summary>
    public bool CountsForAll { get; init; }

    /// <summary>SHA-256 of what is asked, offered and right, lower-case hex.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Options.Select(option => $"{option.Id}\t{option.Right}\t{option.Text}").Prepend($"{Id}\t{Ask}\t{ChooseMany}\t{InOrder}")))));

    /// <summary>The options as the page first has them: a question of order never shows its answer.</summary>
    public ImmutableArray<Option> Shown
    {
        get
        {
            ImmutableArray<Option> mixed = [.. Options.OrderBy(option => Lot(option.Id), StringComparer.Ordinal)];
            return !InOrder ? Options : mixed.SequenceEqual(Options) ? [.. Options[1..], Options[0]] : mixed;
        }
    }

    /// <summary>True when exactly the right options were chosen, or all were put in the right order; always where it was found wrong.</summary>
    public bool IsRight(ImmutableArray<string> choices) => CountsForAll || (InOrder
        ? choices.SequenceEqual(Options.Select(option => option.Id))
        : Options.All(option => option.Right == choices.Contains(option.Id)));

    /// <summary>The options in the order that their ids have in <paramref name="order"/>, separated by commas; as first shown where it names not each of them once.</summary>
    public ImmutableArray<Option> Ordered(string? order)
    {
        var ids = (order ?? "").Split(',');
        return ids.Order(StringComparer.Ordinal).SequenceEqual(Options.Select(option => option.Id).Order(StringComparer.Ordinal))
            ? [.. ids.Select(id => Options.Single(option => option.Id == id))]
            : Shown;
    }

    private string Lot(string option) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}/{option}")));
}

/// <summary>A possible answer, and what there is to learn from it.</summary>
public sealed record Option(string Id, string Text, bool Right, string Because);
