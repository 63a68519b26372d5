using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Coaching.Rubrics;
using Upskill.Coaching.Verdicts;

namespace Upskill.Coaching.Observations;

/// <summary>What the coach says, in words.</summary>
internal sealed class ObservationText(IStringLocalizer<CoachingWords> words)
{
    /// <summary>What a criterion is called.</summary>
    public string Name(Criterion criterion) => words[$"Criterion{criterion}"];

    /// <summary>One sentence on what was seen.</summary>
    public string Sentence(Observation seen) => seen switch
    {
        { Criterion: Criterion.NoProtectedData, Finding: Finding.There } => words["SeenNoProtectedData"],
        { Criterion: Criterion.NoProtectedData } => words["FoundProtectedData"],
        { Finding: Finding.There, Criterion: var criterion } => words[$"Seen{criterion}"],
        { Finding: Finding.Unclear, Criterion: var criterion } => words[$"Unclear{criterion}"],
        { Criterion: var criterion } => words[$"Missing{criterion}"],
    };

    /// <summary>The one thing to try next.</summary>
    public string TryNext(Criterion? next) => next is { } criterion ? words[$"Try{criterion}"] : words["TryNothing"];

    /// <summary>What the coach would do with the prompt.</summary>
    public string Of(Verdict verdict) => verdict switch
    {
        Verdict.Ready => words["VerdictReady"],
        Verdict.NotYet => words["VerdictNotYet"],
        _ => words["VerdictAbstains"],
    };

    /// <summary>What a verdict rests on.</summary>
    public string Basis(Agreement agreement) => words["VerdictBasis",
        agreement.Marked, Number(agreement.Kappa!.Value), Number(agreement.Kappa.Low), Number(agreement.Kappa.High), agreement.Given];

    /// <summary>Why there is no verdict, in one sentence.</summary>
    public string WhyNone(Agreement? agreement) => agreement switch
    {
        null => words["NoVerdictUnknown"],
        { Shortfall: Shortfall.Marks } => words["NoVerdictMarks", agreement.Marked, Agreement.FewestMarked],
        { Shortfall: Shortfall.Coverage } => words["NoVerdictCoverage", agreement.Given, agreement.Marked],
        { Kappa: { } kappa } => words["NoVerdictKappa", agreement.Marked, Number(kappa.Value), Number(Agreement.LeastKappa)],
        _ => words["NoVerdictUndefined", agreement.Marked],
    };

    /// <summary>Two places.</summary>
    public static string Number(double value) => value.ToString("0.00", CultureInfo.CurrentCulture);
}
