namespace Upskill.PeerGroups;

/// <summary>What owners tell those who report a message: what happens now, and whom to call. There is one, <see cref="Organisation"/>.</summary>
[GrainInterfaceType("peer-groups-report-words"), Alias("Upskill.IReportWordsGrain")]
public interface IReportWordsGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>As owners set it; empty where the product's own words stand.</summary>
    [Alias("Words")]
    Task<ReportWords> Words();

    /// <summary>Puts other words in their place; empty for the product's own. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>long-words</c>.</exception>
    [Alias("Write")]
    Task Write(ReportWords words);
}

/// <summary>Words for each path, and for who is in danger now.</summary>
/// <param name="Call">Whom to call if somebody is in danger now.</param>
/// <param name="Harassment">What happens after a report of harassment.</param>
/// <param name="Risk">What happens where somebody is at risk.</param>
/// <param name="AdverseEvent">How an adverse event is passed on.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReportWords")]
public sealed record ReportWords(
    [property: Id(0)] string Call, [property: Id(1)] string Harassment, [property: Id(2)] string Risk, [property: Id(3)] string AdverseEvent)
{
    /// <summary>Characters of each.</summary>
    public const int Longest = 1_000;

    /// <summary>Before owners set any.</summary>
    public static readonly ReportWords Own = new("", "", "", "");
}
