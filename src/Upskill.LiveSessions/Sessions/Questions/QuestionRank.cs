namespace Upskill.LiveSessions.Sessions.Questions;

/// <summary>The order in which questions stand. <c>question-rank.ts</c> says the same in browsers; both are held to <c>question-rank-vectors.json</c>.</summary>
internal static class QuestionRank
{
    /// <summary>Open ones first, then more votes first, of equally many the older; without what was taken back. Pure.</summary>
    public static IEnumerable<ShownQuestion> Ranked(this IEnumerable<ShownQuestion> questions) => questions.Where(question => question.State is not QuestionState.Withdrawn)
        .OrderBy(question => question.State is not QuestionState.Open).ThenByDescending(question => question.Votes).ThenBy(question => question.Number);
}
