namespace Upskill.Adoption.Dashboards;

/// <summary>How figures are written.</summary>
internal static class DashboardText
{
    /// <summary>Whole per cent complete. 100 only where all are, and 0 only where nobody is.</summary>
    public static int Percent(AdoptionFigures figures)
    {
        if (figures.Enrolled == 0 || figures.Complete == 0)
            return 0;
        var percent = (int)Math.Round(100.0 * figures.Complete / figures.Enrolled, MidpointRounding.AwayFromZero);
        return Math.Clamp(percent, 1, figures.Complete == figures.Enrolled ? 100 : 99);
    }

    /// <summary>What a link says to open all figures of a page as tables.</summary>
    public const string Tables = "table";

    /// <summary>A unit's dashboard, in the view that the page with the link is in.</summary>
    public static string PageOf(UnitId unit, bool asTables) => $"/adoption/{Uri.EscapeDataString(unit.Value)}{(asTables ? $"?view={Tables}" : "")}";

    /// <summary>A share from 0 to 1 in whole percent.</summary>
    public static double Whole(double share) => Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
