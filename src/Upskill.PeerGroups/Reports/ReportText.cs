using Microsoft.Extensions.Localization;

namespace Upskill.PeerGroups.Reports;

/// <summary>Reports in words: those of the owners where they set some, else the product's own.</summary>
public sealed class ReportText(IStringLocalizer<PeerGroupsWords> words, IGrainFactory grains)
{
    /// <summary>What reporters are told.</summary>
    public async Task<ReportWords> Told()
    {
        var (own, set) = (Own, await Set());
        return new(Either(set.Call, own.Call), Either(set.Harassment, own.Harassment), Either(set.Risk, own.Risk), Either(set.AdverseEvent, own.AdverseEvent));
    }

    /// <summary>What owners set; empty where the product's own stands.</summary>
    public Task<ReportWords> Set() => grains.GetGrain<IReportWordsGrain>(IReportWordsGrain.Organisation).Words();

    /// <summary>The product's own.</summary>
    public ReportWords Own => new(words["ReportCall"], words["ReportHarassmentText"], words["ReportRiskText"], words["ReportAdverseEventText"]);

    /// <summary>What a path is called.</summary>
    public string Name(ReportPath path) => words[$"Report{path}"];

    /// <summary>What an outcome is called.</summary>
    public string Name(CaseOutcome outcome) => words[$"Outcome{outcome}"];

    /// <summary>What comes of an outcome.</summary>
    public string Hint(CaseOutcome outcome) => words[$"Outcome{outcome}Hint"];

    /// <summary>“Somebody may be at risk: 2”, for each path that was taken.</summary>
    public IEnumerable<string> Counts(ReportCase found) => Enum.GetValues<ReportPath>().Where(path => found.Counts[(int)path] > 0)
        .Select(path => words["CaseCount", Name(path), found.Counts[(int)path]].Value);

    /// <summary>What happens on a path.</summary>
    public static string Of(ReportWords told, ReportPath path) => path switch
    {
        ReportPath.Harassment => told.Harassment,
        ReportPath.Risk => told.Risk,
        _ => told.AdverseEvent,
    };

    private static string Either(string set, string own) => set.Length > 0 ? set : own;
}
