using System.Globalization;

namespace Upskill.Workforce.Imports;

/// <summary>When an owner's yes counts.</summary>
internal static class ImportAcceptance
{
    /// <summary>Says no to a yes that was not meant.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public static void Check(ImportStatus status, AcceptImport command)
    {
        if (status is not { Stage: ImportStage.Checked, Preview: { } preview })
            throw new Refusal("not-checked", "This file is not ready to be accepted. Nothing was changed.");
        if (command.Seen is { } seen ? seen != status.Number : status.LookAgain)
            throw new Refusal("look-again", "What this file would do has changed since you said yes to it. Look at the numbers once more, then accept it. Nothing was changed.");
        if (status.Problem is { } problem)
            throw new Refusal("obstacle", $"{problem} Nothing was changed.");
        if (preview.Bad > 0 && !command.GoodRowsOnly)
            throw new Refusal("bad-rows", $"{Count(preview.Bad)} lines cannot be read. Mend them, or say that the good lines are to be loaded without them. Nothing was changed.");
        if (preview.AsksForNumber && command.Deactivated != preview.Deactivated)
        {
            throw new Refusal("deactivations", command.Deactivated is { } typed
                ? $"{Count(preview.Deactivated)} people would be deactivated, not {Count(typed)}. Look at the list before you go on. Nothing was changed."
                : $"Type the number of people who would be deactivated. Nothing was changed.");
        }
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
