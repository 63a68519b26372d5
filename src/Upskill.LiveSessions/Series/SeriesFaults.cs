using System.Collections.Immutable;

namespace Upskill.LiveSessions.Series;

/// <summary>What is wrong with a plan, before any other grain is asked: pure.</summary>
internal static class SeriesFaults
{
    /// <summary>Names of the fields that can be at fault: codes of refusals, and names of the form's fields.</summary>
    public const string Unit = "unit", Title = "title", Description = "description", FirstOn = "first-on", At = "at", Length = "minutes", Rule = "rule", Zone = "zone",
        CallLink = "call-link", CoHosts = "co-hosts", Module = "module";

    /// <summary>A sentence for each field that is at fault.</summary>
    /// <param name="plan">As it would be kept.</param>
    /// <param name="host">Whose series it is.</param>
    /// <param name="now">A session has to come after it.</param>
    /// <param name="hosts">Where calls may be.</param>
    /// <param name="isNew">A new series begins in the future; one that is changed only goes on there.</param>
    public static ImmutableSortedDictionary<string, string> Of(SeriesPlan plan, PersonId host, DateTimeOffset now, CallHosts hosts, bool isNew)
    {
        var faults = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Check(Title, plan.Title.Trim().Length is > 0 and <= SeriesPlan.LongestTitle, $"A title has 1 to {SeriesPlan.LongestTitle} characters.");
        Check(Description, plan.Description.Length <= SeriesPlan.LongestDescription, $"A description has at most {SeriesPlan.LongestDescription} characters.");
        Check(Length, plan.Length >= SeriesPlan.Shortest && plan.Length <= SeriesPlan.Longest, "A session lasts from 15 minutes to 4 hours.");
        Check(CoHosts, plan.CoHosts.Length <= SeriesPlan.MostCoHosts, $"There are at most {SeriesPlan.MostCoHosts} co-hosts.");
        Check(CoHosts, !plan.CoHosts.Contains(host), "The host is not a co-host, too.");
        Check(Zone, SeriesTime.IsZone(plan.Zone), $"'{plan.Zone}' is no time zone; they are called as Europe/Zurich.");
        if (hosts.FaultOf(plan.CallLink) is { } link)
            faults[CallLink] = link;
        var (days, rule) = SessionRule.Days(plan.Rule, plan.FirstOn);
        if (rule is not null)
            faults[Rule] = rule;
        else if (!faults.ContainsKey(Zone))
            Check(FirstOn, SeriesTime.Moment(isNew ? days[0] : days[^1], plan.At, plan.Zone) > now, isNew ? "The first session would be in the past." : "All sessions of this plan would be in the past.");
        return faults.ToImmutable();

        void Check(string field, bool isRight, string sentence)
        {
            if (!isRight)
                faults.TryAdd(field, sentence);
        }
    }
}
