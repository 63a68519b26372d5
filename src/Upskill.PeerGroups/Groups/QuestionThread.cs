using System.Collections.Immutable;

namespace Upskill.PeerGroups.Groups;

/// <summary>A question and what was answered, as one member sees it. Pure.</summary>
/// <param name="Question">Asked by a member, or a starter.</param>
/// <param name="Answers">In their order.</param>
public sealed record QuestionThread(OwnMessage Question, ImmutableArray<OwnMessage> Answers)
{
    /// <summary>Number of the question.</summary>
    public long Number => Question.Message.Number;

    /// <summary>When somebody last said something in it.</summary>
    public DateTimeOffset LastAt => Answers.IsEmpty ? Question.Message.At : Answers[^1].Message.At;

    /// <summary>Number of the last thing said.</summary>
    public long Last => Answers.IsEmpty ? Number : Answers[^1].Message.Number;

    /// <summary>Answers that were not deleted.</summary>
    public int Answered => Answers.Count(answer => answer.Message.Text is not null);

    /// <summary>Nobody has answered for two days.</summary>
    public bool IsUnanswered(DateTimeOffset now) => Question.Message.Text is not null && Answered == 0 && now - Question.Message.At >= PeerGroupLimits.UnansweredAfter;

    /// <summary>All threads of a group, the liveliest first.</summary>
    public static ImmutableArray<QuestionThread> Of(IEnumerable<OwnMessage> messages)
    {
        var all = messages.ToList();
        var answers = all.Where(message => message.Message.Question is not null).ToLookup(message => message.Message.Question!.Value);
        return [.. all.Where(message => message.Message.Question is null)
            .Select(question => new QuestionThread(question, [.. answers[question.Message.Number]]))
            .OrderByDescending(thread => thread.Last)];
    }
}
