using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>
/// Who was told of a series by e-mail: who comes into its unit later is invited to what is to come, and who has gone is told that it is theirs no more. By <see cref="SeriesId"/>.
/// </summary>
[GrainInterfaceType("live-series-roster"), Alias("Upskill.ISeriesRosterGrain")]
public interface ISeriesRosterGrain : IGrainWithStringKey
{
    /// <summary>These people were told of the whole series. Durable; a repeat changes nothing. Called by <see cref="ISeriesMailGrain"/>.</summary>
    [Alias("Told")]
    Task Told(ImmutableArray<PersonId> people);

    /// <summary>Sends some of what those are owed who came or went since; goes on where it was cut off.</summary>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="MailUndeliveredException">The mail server took none; it is tried again when this is called again.</exception>
    [Alias("CatchUp")]
    Task<bool> CatchUp();

    /// <summary>Forgets them. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}
