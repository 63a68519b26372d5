using System.Collections.Immutable;
using System.Globalization;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.Acknowledgements;

/// <summary>A text that the learner signs with their name: bound to the hash of the text in the language that was shown, and to what signing means.</summary>
/// <param name="Meaning">What the signature says, in the first person.</param>
/// <param name="Language">BCP 47, of the text.</param>
public sealed record Acknowledgement(ActivityId Id, string Title, TimeSpan Duration, MarkdownText Text, string Meaning, string Language)
    : Activity(Id, Title, Duration)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 200;

    public override bool IsSigned => true;

    public override int Steps => 1;

    public override Type Component => typeof(AcknowledgementPart);

    public override Course After(ImmutableArray<StepTaken> steps) =>
        steps.IsEmpty ? new Course.Continues("") : new Course.Ended(new(Passed: true, Right: 0, Of: 0));

    public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
    {
        if (choices is not [var typed] || string.IsNullOrWhiteSpace(typed))
            throw new Refusal("not-signed", "Type your name to sign.");
        if (typed.Length > LongestName || !IsSameName(typed, learnerName))
            throw new Refusal("other-name", $"To sign, type your name as it is known here: {learnerName}. Nothing was signed.");
    }

    internal override ImmutableArray<LearnerFact> Evidence(ModuleId module, ImmutableArray<StepTaken> steps) =>
        [new LearnerFact.AcknowledgementSigned(module, Id, Text.Hash, Language, Meaning, steps[^1].Choices[0].Trim())];

    /// <summary>Reads the activity of kind <c>acknowledgement</c>.</summary>
    internal static Activity Read(ActivityFile file) => new Acknowledgement(
        file.Id, file.Title, file.Node.Minutes(), file.Node.MarkdownFile("text"), file.Node.Text("meaning"), file.Node.Folder.Language);

    /// <summary>Case, accents typed apart, a telephone's apostrophe and the width of spaces do not matter; every letter does.</summary>
    private static bool IsSameName(string typed, string known) => string.Equals(Plain(typed), Plain(known), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) =>
        string.Join(' ', name.Normalize(System.Text.NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace('\u2019', '\'').Replace('\u02BC', '\'').Replace('\u2010', '-').Replace('\u2011', '-')
            .ToLower(CultureInfo.InvariantCulture);
}
