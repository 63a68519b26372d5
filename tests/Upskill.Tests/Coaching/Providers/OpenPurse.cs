using Upskill.Coaching;
using Upskill.Coaching.Providers;
using Upskill.Coaching.Spending;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>Gives whatever is asked for, and keeps what was used.</summary>
internal sealed class OpenPurse : IPurse
{
    public List<QuestionCost> Costs { get; } = [];

    public Task<(TokensAside? Aside, ModelAway Otherwise)> SetAside(PersonId learner, int tokens) => Task.FromResult<(TokensAside?, ModelAway)>((new(new(2026, 11, 30), tokens), ModelAway.Spent));

    public Task Settle(PersonId learner, TokensAside aside, QuestionCost cost)
    {
        Costs.Add(cost);
        return Task.CompletedTask;
    }
}

/// <summary>A programme of one passage, which keeps what was looked for.</summary>
internal sealed class SearchedProgramme : IProgrammeSearch
{
    public List<string> Searches { get; } = [];

    public string Passage { get; set; } = "A prompt names who reads the answer.";

    public Task<string> Search(string words, string language)
    {
        Searches.Add(words);
        return Task.FromResult(Passage);
    }
}
