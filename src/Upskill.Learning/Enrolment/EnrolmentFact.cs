using System.Text.Json.Serialization;

namespace Upskill.Learning.Enrolment;

/// <summary>What can happen to the rules of enrolment; as it stands in the ledger for ever.</summary>
[JsonDerivedType(typeof(RuleMade), "rule-made")]
[JsonDerivedType(typeof(RuleWithdrawn), "rule-withdrawn")]
internal abstract record EnrolmentFact
{
    private EnrolmentFact() { }

    /// <summary>An owner made a rule.</summary>
    public sealed record RuleMade(RuleId Rule, EnrolmentCriteria Criteria, EnrolmentDue Due, PersonId By) : EnrolmentFact;

    /// <summary>An owner withdrew a rule.</summary>
    public sealed record RuleWithdrawn(RuleId Rule, PersonId By) : EnrolmentFact;
}
