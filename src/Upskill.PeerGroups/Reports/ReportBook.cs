using System.Collections.Immutable;

namespace Upskill.PeerGroups.Reports;

/// <summary>A reported message.</summary>
/// <param name="Id">At random.</param>
/// <param name="Group">Of which group.</param>
/// <param name="Message">Its number.</param>
/// <param name="OpenedOn">The day of the first report.</param>
/// <param name="Counts">By path.</param>
/// <param name="Reporters">By token, so that a repeat counts once; they mean nothing once the round is over.</param>
/// <param name="Notes">Not in the order of reports.</param>
/// <param name="Waits">Nobody has decided since the last report.</param>
/// <param name="Decisions">Oldest first.</param>
internal sealed record Case(
    string Id, PeerGroupId Group, long Message, DateOnly OpenedOn, ImmutableArray<int> Counts, ImmutableHashSet<MemberToken> Reporters, ImmutableArray<string> Notes,
    bool Waits, ImmutableArray<CaseDecision> Decisions)
{
    /// <summary>Without who reported it.</summary>
    public ReportCase Shown => new(Id, Group, Message, OpenedOn, Counts, Notes, Waits, Decisions);

    /// <summary>With one report more.</summary>
    public Case With(ReportMessage report, string note) => this with
    {
        Counts = Counts.SetItem((int)report.Path, Counts[(int)report.Path] + 1),
        Reporters = report.By is { } by ? Reporters.Add(by) : Reporters,
        Notes = note.Length > 0 ? [.. Notes.Append(note).Order(StringComparer.Ordinal)] : Notes,
        Waits = true,
    };
}

/// <summary>All reports of a function, and the rules of it: pure. Nothing in it is a person but those who decide.</summary>
/// <param name="Cases">Oldest first.</param>
internal sealed record ReportBook(ImmutableArray<Case> Cases)
{
    /// <summary>Before anybody reported anything.</summary>
    public static readonly ReportBook Empty = new([]);

    private static readonly int Paths = Enum.GetValues<ReportPath>().Length;

    /// <summary>After a report; the same where it changes nothing.</summary>
    /// <param name="report">By a member of the group, of a message that is there.</param>
    /// <param name="newId">For a case that is new.</param>
    /// <param name="today">UTC.</param>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ReportBook Report(ReportMessage report, string newId, DateOnly today)
    {
        if (!Enum.IsDefined(report.Path))
            throw new Refusal("no-such-path", "Say which of the three it is. Nothing was sent.");
        if (report.Note.Trim() is not { Length: <= ReportLimits.LongestNote } note)
            throw new Refusal("long-note", $"A note has at most {ReportLimits.LongestNote} characters. Nothing was sent.");
        var known = Cases.FirstOrDefault(one => one.Group == report.Group && one.Message == report.Message);
        // After the close nobody has a token, so that nobody can be told from another: the message is reported once.
        if (known is not null && (report.By is not { } by || known.Reporters.Contains(by)))
            return this;
        if (Cases.Count(one => one.Group == report.Group && (report.By is { } member ? one.Reporters.Contains(member) : one.Reporters.IsEmpty)) >= ReportLimits.MostOfMember)
            throw new Refusal("too-many", $"At most {ReportLimits.MostOfMember} messages of a group are reported like this. Call your programme’s owner for more. Nothing was sent.");
        if (known is not null)
            return new(Cases.Replace(known, known.With(report, note)));
        if (Cases.Length >= ReportLimits.MostCases)
            throw new Refusal("too-many", "More reports wait than are kept here. Call your programme’s owner. Nothing was sent.");
        var empty = new Case(newId, report.Group, report.Message, today, [.. new int[Paths]], [], [], true, []);
        return new(Cases.Add(empty.With(report, note)));
    }

    /// <summary>After a decision; the same where it changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ReportBook Decide(DecideCase command, DateOnly today)
    {
        var found = Find(command.Case);
        if (found.Decisions.Any(decision => decision.Id == command.Id))
            return this;
        var reason = command.Reason.Trim();
        Refusal? no = command.Outcome switch
        {
            CaseOutcome.Escalated when reason.Length is < ReportLimits.ShortestReason or > ReportLimits.LongestReason => new("reason",
                $"Say in {ReportLimits.ShortestReason} to {ReportLimits.LongestReason} characters why the owners should know who wrote it. Nothing was changed."),
            CaseOutcome.Removed when found.Decisions.Any(decision => decision.Outcome is CaseOutcome.Removed) => new("already-removed", "The text is gone already. Nothing was changed."),
            CaseOutcome.PassedOn when found.Counts[(int)ReportPath.Risk] + found.Counts[(int)ReportPath.AdverseEvent] == 0 => new("no-such-outcome",
                "Nobody reported a risk or an adverse event here. Nothing was changed."),
            var outcome when !Enum.IsDefined(outcome) => new("no-such-outcome", "Say what is to become of it. Nothing was changed."),
            _ when found.Decisions.Length >= ReportLimits.MostDecisions => new("too-many", $"A case takes {ReportLimits.MostDecisions} decisions. Nothing was changed."),
            _ => null,
        };
        if (no is not null)
            throw no;
        var decided = new CaseDecision(command.Id, command.Outcome, command.Outcome is CaseOutcome.Escalated ? reason : "", command.By, today);
        return new(Cases.Replace(found, found with { Waits = false, Decisions = found.Decisions.Add(decided) }));
    }

    /// <summary>Without the cases of a round.</summary>
    public ReportBook Without(RoundId round) => new([.. Cases.Where(one => one.Group.Round != round)]);

    /// <summary>A case.</summary>
    /// <exception cref="Refusal"><c>no-such-case</c>.</exception>
    public Case Find(string id) => Cases.FirstOrDefault(one => one.Id == id) ?? throw new Refusal("no-such-case", "There is no such report any more. Nothing was changed.");
}
