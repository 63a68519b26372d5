namespace Upskill.LiveSessions;

/// <summary>
/// Sends what a series has to tell by e-mail, to each person of its unit a mail of their own: the cursor over them is stored after each mail, so that a kill doubles at
/// most the one in flight. By <see cref="SeriesId"/>.
/// </summary>
[GrainInterfaceType("live-series-mail"), Alias("Upskill.ISeriesMailGrain")]
public interface ISeriesMailGrain : IGrainWithStringKey
{
    /// <summary>Sends some of what is due now.</summary>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="MailUndeliveredException">The mail server took none; it is tried again when this is called again.</exception>
    [Alias("SendSome")]
    Task<bool> SendSome();
}

/// <summary>A mail server did not take a mail. Says nothing of whom it was for.</summary>
[GenerateSerializer, Alias("Upskill.MailUndeliveredException")]
public sealed class MailUndeliveredException : Exception
{
    /// <param name="failure">What kind of failure it was.</param>
    public MailUndeliveredException(string failure) : base($"The mail server could not be used ({failure}).")
    {
    }
}

/// <summary>Something that invited people are to be told.</summary>
/// <param name="Sequence">The series' number when it happened.</param>
/// <param name="Kind">What.</param>
/// <param name="Day">Of which session; null where it is about the whole series.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SeriesNotice")]
public sealed record SeriesNotice([property: Id(0)] int Sequence, [property: Id(1)] SeriesNoticeKind Kind, [property: Id(2)] DateOnly? Day);

/// <summary>What invited people are told.</summary>
public enum SeriesNoticeKind
{
    /// <summary>The whole series, as it is.</summary>
    Invitation,
    /// <summary>One session was moved, cancelled or put back.</summary>
    Session,
    /// <summary>The series was cancelled.</summary>
    Cancellation,
}
