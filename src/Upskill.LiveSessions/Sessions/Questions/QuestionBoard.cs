using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Questions;

/// <summary>The questions of a session: rules and state, pure.</summary>
/// <param name="All">By number.</param>
internal sealed record QuestionBoard(ImmutableSortedDictionary<long, Question> All)
{
    /// <summary>More are not kept.</summary>
    public const int Most = 5_000;

    /// <summary>So many somebody asks in a minute.</summary>
    public const int MostInAMinute = 5;

    /// <summary>Before anything was asked.</summary>
    public static readonly QuestionBoard Empty = new(ImmutableSortedDictionary<long, Question>.Empty);

    /// <summary>Open ones, as they rank.</summary>
    public ImmutableArray<long> Ranked => [.. All.Values.Where(question => question.State is QuestionState.Open).Select(question => question.Shown).Ranked().Select(question => question.Number)];

    /// <summary>What happens when somebody asks.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact Ask(AskQuestion command)
    {
        if (All.Count >= Most)
            throw new Refusal("full", $"This session has {Most:N0} questions; more are not kept. Your text is still here.");
        return new SessionFact.Asked(command.By, Texts.Checked(command.Text, AskQuestion.LongestText));
    }

    /// <summary>What happens when somebody takes their own question back.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Withdraw(AttendeeToken by, long question) => Found(question) switch
    {
        var found when found.By != by => throw new Refusal("not-yours", "Only who asked a question takes it back. Nothing was changed."),
        { State: QuestionState.Withdrawn } => null,
        _ => new SessionFact.Withdrawn(question),
    };

    /// <summary>What happens when somebody votes a question up, or takes the vote back: one a person.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Vote(AttendeeToken by, long question, bool isOn) => Found(question) switch
    {
        { State: QuestionState.Withdrawn } => throw NoSuchQuestion,
        var found => found.Voters.Contains(by) == isOn ? null : new SessionFact.Upvoted(question, by, isOn),
    };

    /// <summary>What happens when a host says what becomes of a question.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public SessionFact? Treat(TreatQuestion command)
    {
        if (command.Became is QuestionState.Withdrawn || !Enum.IsDefined(command.Became) || Found(command.Question) is not { State: not QuestionState.Withdrawn } found)
            throw NoSuchQuestion;
        var answer = command.Became is QuestionState.AnsweredInText ? Texts.Checked(command.Answer ?? "", TreatQuestion.LongestAnswer) : null;
        return found.State == command.Became && found.Answer == answer ? null : new SessionFact.Treated(command.Question, command.Became, answer);
    }

    /// <summary>With one question more.</summary>
    public QuestionBoard With(long number, DateTimeOffset at, SessionFact.Asked asked) =>
        new(All.Add(number, new(number, number, asked.By, asked.Text, at, [], QuestionState.Open, null)));

    /// <summary>With a change of one.</summary>
    public QuestionBoard Change(long question, long number, Func<Question, Question> change) =>
        new(All.SetItem(question, change(All[question]) with { Version = number }));

    private static Refusal NoSuchQuestion => new("no-such-question", "There is no such question any more. Nothing was changed.");

    private Question Found(long number) => All.GetValueOrDefault(number) ?? throw NoSuchQuestion;
}
