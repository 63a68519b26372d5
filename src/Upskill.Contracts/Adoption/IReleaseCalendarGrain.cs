namespace Upskill.Adoption;

/// <summary>When rosters are taken and weeks closed. One for the organisation, keyed <see cref="Organisation"/>.</summary>
[GrainInterfaceType("adoption-release-calendar"), Alias("Upskill.IReleaseCalendarGrain")]
public interface IReleaseCalendarGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Organisation = "all";

    /// <summary>
    /// Does what is due by the domain's clock and was not done: the roster of this week, closes from the teams upwards, final closes. Durable when it returns;
    /// cut short, it goes on with the next call.
    /// </summary>
    [Alias("LookThrough")]
    Task LookThrough();
}
