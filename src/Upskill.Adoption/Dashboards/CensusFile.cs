using System.Globalization;
using Upskill.Kit.People;

namespace Upskill.Adoption.Dashboards;

/// <summary>The census of a unit as a file for a spreadsheet: what its page shows, withheld where the page withholds it.</summary>
internal static class CensusFile
{
    private const string Head = "what,name,enrolled,started,complete,on_track,overdue";

    /// <summary>The unit first, then its parts, strands and modules; a cell without a figure is empty.</summary>
    public static string Of(ReleasedUnit released) => string.Concat(
    [
        Head + "\r\n",
        Line("unit", released.Name, released.Total, released.Progress),
        .. released.Parts.Select(part => Line(part.Unit is null ? "directly" : "part", part.Name, part.Figures, null)),
        .. released is { Total: { } total, Progress: { } progress }
            ? progress.Strands.Select(strand => Portion("strand", strand, total)).Concat(progress.Modules.Select(module => Portion("module", module, total)))
            : [],
    ]);

    private static string Line(string what, string name, AdoptionFigures? figures, ReleasedProgress? progress) => string.Create(CultureInfo.InvariantCulture,
        $"{what},{CsvCell.Quoted(name)},{figures?.Enrolled},{figures?.Started},{figures?.Complete},{progress?.OnTrack},{progress?.Overdue}\r\n");

    private static string Portion(string what, ReleasedPortion portion, AdoptionFigures total) => string.Create(CultureInfo.InvariantCulture,
        $"{what},{CsvCell.Quoted(portion.Title)},{total.Enrolled},,{portion.Complete},,\r\n");
}
