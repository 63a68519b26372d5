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

    /// <summary>
    /// Takes back all that was ever released, and the rosters of weeks that run: a batch that somebody of the sample is in cannot be told apart. Answers that real people gave to weeks which are not finished are
    /// sealed anew. Durable when it returns; a repeat changes nothing. Only for what is no record: the sample organisation.
    /// </summary>
    [Alias("Remove")]
    Task Remove();
}
