using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions.Questions;
using Upskill.Tests.Shape;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>The order of questions; the browser's is tested by the same vectors (<c>question-rank.test.ts</c>).</summary>
public sealed class QuestionRankTests
{
    private static readonly Vector[] File =
        JsonSerializer.Deserialize<Vector[]>(SourceTree.Text("src/Upskill.LiveSessions/Sessions/Questions/question-rank-vectors.json"), JsonSerializerOptions.Web)!;

    public static TheoryData<string> All => [.. File.Select(vector => vector.Name)];

    [Theory, MemberData(nameof(All))]
    public void Questions_rank_as_in_each_vector_in_whichever_order_they_come(string name)
    {
        var vector = Assert.Single(File, vector => vector.Name == name);
        var questions = vector.Questions.Select(question => new ShownQuestion(question.Number, question.Number, "?", DateTimeOffset.UnixEpoch, question.Votes, question.State, null)).ToList();

        Assert.Equal(vector.Ranked, questions.Ranked().Select(question => question.Number));
        Assert.Equal(vector.Ranked, questions.AsEnumerable().Reverse().Ranked().Select(question => question.Number));
    }

    private sealed record Vector(string Name, Standing[] Questions, long[] Ranked);

    private sealed record Standing(long Number, int Votes, QuestionState State);
}
