using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Storage;
using Upskill.LiveSessions.Calendars;

namespace Upskill.LiveSessions.Mails;

/// <summary>
/// Goes through the people whom a notice is for, in order of their ids. How far it is, is kept after each mail: a kill leaves nobody out, and doubles at most the mail in flight, which the server took before
/// that was kept. It has the same Message-ID then.
/// </summary>
[GrainType("live-series-mail")]
internal sealed partial class SeriesMailGrain(
    [PersistentState("series-mail")] IPersistentState<SeriesMailState> kept, Invitees invitees, IPostOffice office, MailSettings settings, ILogger<SeriesMailGrain> log)
    : Grain, ISeriesMailGrain
{
    /// <summary>As many as a call has time for.</summary>
    private const int AtOnce = 20;

    /// <summary>Whom the notice is for: read once for each, for it is the whole directory that is asked.</summary>
    private (int Notice, ImmutableArray<Invitee> People)? due;

    private ISeriesGrain Series => GrainFactory.GetGrain<ISeriesGrain>(this.GetPrimaryKeyString());

    public async Task<bool> SendSome()
    {
        // In this order: a plan that is newer than the notice is told of by the next one, an older one by none.
        if (await Series.Notices() is not [var notice, ..] || await Series.Series() is not { } series)
        {
            await Series.Sent(-1); // nothing is left: off the list
            return false;
        }
        if (due?.Notice != notice.Sequence)
            due = (notice.Sequence, await invitees.Of(series));
        var after = kept.State.Notice == notice.Sequence ? kept.State.Last : "";
        var some = due.Value.People.Where(invitee => string.CompareOrdinal(invitee.Id.Value, after) > 0).Take(AtOnce).ToList();
        if (some.Count > 0)
            await Send(series, notice, some);
        if (some.Count < AtOnce)
        {
            if (notice.Kind is not SeriesNoticeKind.Session)
                await GrainFactory.GetGrain<ISeriesRosterGrain>(series.Id.Value).Told([.. due.Value.People.Select(invitee => invitee.Id)]);
            await Series.Sent(notice.Sequence);
        }
        return true;
    }

    private async Task Send(PlannedSeries series, SeriesNotice notice, List<Invitee> some)
    {
        var host = await invitees.NameOf(series.Host);
        await using var counter = await office.Open();
        foreach (var invitee in some)
        {
            if (InvitationMail.Of(series, notice, new(settings.From, host, invitee.Address), invitee.Id) is { } mail && !await counter.HandIn(mail))
                MailRefused(log, series.Id);
            await this.Keep(kept, new() { Notice = notice.Sequence, Last = invitee.Id.Value });
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail of series {Series} was refused for good by the mail server.")]
    private static partial void MailRefused(ILogger log, SeriesId series);
}

/// <summary>What a <see cref="SeriesMailGrain"/> keeps: how far it is.</summary>
[GenerateSerializer, Alias("Upskill.SeriesMailState")]
internal sealed record SeriesMailState
{
    /// <summary>Number of the notice; null before the first. Nullable, for 0 is left out where a state is written.</summary>
    [Id(0)]
    public int? Notice { get; init; }

    /// <summary>The last person to whom it went.</summary>
    [Id(1)]
    public string Last { get; init; } = "";
}
