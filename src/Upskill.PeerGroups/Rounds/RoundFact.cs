using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.PeerGroups.Rounds;

/// <summary>What can happen to a round; as it stands in the ledger for ever. Names nobody but who started, discarded or opened it.</summary>
[JsonDerivedType(typeof(Asked), "round-asked")]
[JsonDerivedType(typeof(CannotBe), "round-cannot-be")]
[JsonDerivedType(typeof(Committed), "round-committed")]
[JsonDerivedType(typeof(Contributed), "round-contributed")]
[JsonDerivedType(typeof(Drawn), "round-drawn")]
[JsonDerivedType(typeof(Discarded), "round-discarded")]
[JsonDerivedType(typeof(AskedAgain), "round-asked-again")]
[JsonDerivedType(typeof(Opened), "round-opened")]
[JsonDerivedType(typeof(LateJoined), "round-late-joined")]
[JsonDerivedType(typeof(MemberLeft), "round-member-left")]
[JsonDerivedType(typeof(Closed), "round-closed")]
[JsonDerivedType(typeof(PreparationFailed), "round-preparation-failed")]
[JsonDerivedType(typeof(Forgotten), "round-forgotten")]
[JsonDerivedType(typeof(AskingEnded), "round-asking-ended")]
internal abstract record RoundFact
{
    private RoundFact() { }

    /// <summary>Somebody asked for it.</summary>
    public sealed record Asked(PersonId By, RoundAudience Audience, int TargetSize, int? Groups, TimeSpan Length, ImmutableArray<string> Starters) : RoundFact;

    /// <summary>There is no such round, and why.</summary>
    public sealed record CannotBe(string Sentence) : RoundFact;

    /// <summary>Roster and secrets were fixed.</summary>
    /// <param name="Commitment">SHA-256 of the draw's secret.</param>
    /// <param name="LateCommitment">SHA-256 of the secret for late joiners.</param>
    /// <param name="RosterHash">Merkle root.</param>
    /// <param name="People">Rows.</param>
    /// <param name="LeftOut">Of the audience, not in it; 0 for fewer than five.</param>
    /// <param name="Groups">Number of groups.</param>
    /// <param name="Rehearsed">What a draw by a fixed seed came to.</param>
    public sealed record Committed(
        string Commitment, string LateCommitment, string RosterHash, int People, int LeftOut, int Groups, DrawReport Rehearsed) : RoundFact;

    /// <summary>The starter added their words; the secret is revealed with them.</summary>
    public sealed record Contributed(string Contribution, string Secret, string Seed, PersonId By) : RoundFact;

    /// <summary>The groups were drawn.</summary>
    public sealed record Drawn(string DrawHash, DrawReport Report, TimeSpan Took) : RoundFact;

    /// <summary>What was prepared or drawn is not used.</summary>
    public sealed record Discarded(string Reason, PersonId By) : RoundFact;

    /// <summary>Prepared once more.</summary>
    public sealed record AskedAgain(PersonId By) : RoundFact;

    /// <summary>Confirmed; the groups are open until <paramref name="ClosesAt"/>.</summary>
    public sealed record Opened(PersonId By, DateTimeOffset ClosesAt) : RoundFact;

    /// <summary>People who had asked to join were placed together.</summary>
    /// <param name="On">Which day's turn.</param>
    /// <param name="People">How many.</param>
    /// <param name="Hash">SHA-256 of a line, token and group, for each who came into one.</param>
    /// <param name="RosterHash">Merkle root over the rows that were looked at; null in entries from before it was written.</param>
    /// <param name="Rows">How many rows.</param>
    /// <param name="Sizes">People in each group before, with commas between.</param>
    public sealed record LateJoined(DateOnly On, int People, string Hash, string? RosterHash = null, int Rows = 0, string? Sizes = null) : RoundFact;

    /// <summary>Somebody left their group.</summary>
    public sealed record MemberLeft : RoundFact;

    /// <summary>Its time is over; the secret for late joiners is revealed.</summary>
    public sealed record Closed(string LateSecret) : RoundFact;

    /// <summary>It could not be prepared, and no rule said no.</summary>
    /// <param name="Failure">The name of what went wrong, never its message, which may name somebody.</param>
    public sealed record PreparationFailed(string Failure) : RoundFact;

    /// <summary>Who was in it was deleted: rosters, rows, groups.</summary>
    public sealed record Forgotten : RoundFact;

    /// <summary>Those at the live session are asked no more; the round is for who said yes.</summary>
    public sealed record AskingEnded(PersonId By) : RoundFact;
}
