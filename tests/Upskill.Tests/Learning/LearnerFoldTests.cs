using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Upskill.Kit.Ledger;
using Upskill.Learning.Learners;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>A learner is the fold of what the ledger says: read again after a restart, they stand where they stood.</summary>
public sealed class LearnerFoldTests
{
    [Fact]
    public void Reading_the_ledger_again_gives_the_state_that_the_decisions_gave_after_every_single_one() =>
        Gen.Int[0, 1_000].List[1, 40].Sample(picks =>
        {
            var learner = new LearnerAtWork();
            foreach (var pick in picks)
            {
                var form = (pick % 5) switch
                {
                    0 => learner.Form(Read),
                    1 => learner.Form(Test, null, pick % 2 == 0 ? ["a"] : ["b"]),
                    2 => learner.Form(Play, null, pick % 3 == 0 ? ["a"] : ["b"]),
                    3 => learner.Form(Sign, null, LearnerAtWork.Name),
                    _ => learner.Form(Read, Short),
                };
                learner.HandIn(form);

                var replayed = learner.History.Aggregate(Learner.Nobody, (state, entry) => state.With(Stored(entry.Fact), entry.At));

                Assert.Equal(Written(learner.Learner), Written(replayed));
                // The next decision is the same, too.
                var next = learner.Form(Test, null, "a");
                Assert.Equal(
                    JsonSerializer.Serialize(learner.Learner.Submit(next, Programme), LedgerJson.Options),
                    JsonSerializer.Serialize(replayed.Submit(next, Programme), LedgerJson.Options));
            }
        });

    private static LearnerFact Stored(LearnerFact fact) => Assert.Single(JsonSerializer.Deserialize<ImmutableArray<LearnerFact>>(
        JsonSerializer.Serialize(ImmutableArray.Create(fact), LedgerJson.Options), LedgerJson.Options));

    private static string Written(Learner learner)
    {
        var standing = learner.Standing(0);
        return JsonSerializer.Serialize(
            new
            {
                Standing = standing with { Activities = [] },
                Activities = standing.Activities.OrderBy(activity => (activity.Module.Value, activity.Activity.Value)),
                learner.Place,
                learner.LeftUnit,
                learner.HasCompletedProgramme,
                learner.Figures,
            },
            LedgerJson.Options);
    }
}
