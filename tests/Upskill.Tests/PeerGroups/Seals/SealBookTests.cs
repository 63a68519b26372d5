using System.Collections.Immutable;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Seals;

namespace Upskill.Tests.PeerGroups.Seals;

/// <summary>When a seal breaks: pure.</summary>
public sealed class SealBookTests
{
    private const string Reason = "It names a patient.";
    private static readonly PersonId Olga = new("olga"), Oscar = new("oscar");
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReportCase Plain = new("case", new("round-1.3"), 5, new(2026, 11, 23), [1, 0, 0], [], false, []);
    private static readonly ReportCase Escalated = Plain with { Decisions = [new(CommandId.New(), CaseOutcome.Escalated, Reason, new("chris"), new(2026, 11, 24))] };

    [Fact]
    public void Two_owners_break_it_together_and_one_alone_does_not()
    {
        var asked = Asked();

        Assert.Equal("two-owners", Refused(() => asked.Agree(Answer(Olga), Noon)));
        var broken = After(asked, asked.Agree(Answer(Oscar), Noon.AddHours(23)), Noon.AddHours(23)).All[0];
        Assert.Equal((SealStage.Broken, Oscar), (broken.Stage, broken.AnsweredBy));
        Assert.True(broken.IsBrokenBy(Olga) && broken.IsBrokenBy(Oscar));
        Assert.False(broken.IsBrokenBy(new("third")));
        Assert.False(asked.All[0].IsBrokenBy(Olga));
    }

    [Fact]
    public void It_is_asked_for_with_a_reason_and_only_where_whoever_looks_at_the_report_asked()
    {
        Assert.Equal("not-escalated", Refused(() => SealBook.Empty.Ask(Ask(Reason), Plain)));
        Assert.Equal("reason", Refused(() => SealBook.Empty.Ask(Ask(" too short "), Escalated)));
        Assert.Equal("reason", Refused(() => SealBook.Empty.Ask(Ask(new string('x', 501)), Escalated)));
        Assert.Equal("already-asked", Refused(() => Asked().Ask(Ask(Reason), Escalated)));
    }

    [Fact]
    public void After_a_day_nobody_agrees_any_more_and_it_can_be_asked_for_anew()
    {
        var asked = Asked();

        Assert.Equal("expired", Refused(() => asked.Agree(Answer(Oscar), Noon.AddHours(24))));
        Assert.Empty(asked.Expire(Noon.AddHours(23), isOpen: true));
        var over = After(asked, asked.Expire(Noon.AddHours(24), isOpen: true), Noon.AddHours(24));
        Assert.Equal(SealStage.Expired, over.All[0].Stage);
        Assert.Equal("no-such-seal", Refused(() => over.Agree(Answer(Oscar), Noon.AddHours(24))));
        Assert.Single(over.Ask(Ask(Reason), Escalated));
        Assert.Single(asked.Expire(Noon, isOpen: false)); // and once the round is over
    }

    [Fact]
    public void What_an_owner_refused_stays_sealed()
    {
        var refused = After(Asked(), Asked().Refuse(Answer(Oscar)), Noon);

        Assert.Equal(SealStage.Refused, refused.All[0].Stage);
        Assert.Equal("no-such-seal", Refused(() => refused.Agree(Answer(Oscar), Noon)));
    }

    private static SealBook Asked() => After(SealBook.Empty, SealBook.Empty.Ask(Ask(Reason), Escalated), Noon);

    private static AskSeal Ask(string reason) => new(new("seal"), new("alpha"), "case", reason, Olga);

    private static AnswerSeal Answer(PersonId by) => new(CommandId.New(), "seal", by);

    private static SealBook After(SealBook book, ImmutableArray<SealFact> facts, DateTimeOffset at) => facts.Aggregate(book, (state, fact) => state.With(fact, at));

    private static string Refused(Func<object> act) => Assert.Throws<Refusal>(act).Code;
}
