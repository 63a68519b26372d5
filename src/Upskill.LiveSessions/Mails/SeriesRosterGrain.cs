using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Storage;
using Upskill.LiveSessions.Calendars;

namespace Upskill.LiveSessions.Mails;

/// <summary>The process around <see cref="SeriesRoster"/>. How far a run is, is kept after each mail: a kill leaves nobody out, and doubles at most the mail in flight, which has the same Message-ID then.</summary>
[GrainType("live-series-roster")]
internal sealed partial class SeriesRosterGrain(
    [PersistentState("series-roster")] IPersistentState<SeriesRoster> kept, [PersistentState("series-roster-cursor")] IPersistentState<RosterCursor> cursor,
    Invitees invitees, IPostOffice office, MailSettings settings, DomainClock clock, ILogger<SeriesRosterGrain> log) : Grain, ISeriesRosterGrain
{
    /// <summary>As many as a call has time for.</summary>
    private const int AtOnce = 20;

    private ISeriesGrain Series => GrainFactory.GetGrain<ISeriesGrain>(this.GetPrimaryKeyString());

    public Task Told(ImmutableArray<PersonId> people) => Keep(kept.State.With(people));

    public async Task<bool> CatchUp()
    {
        if (await Series.Series() is not { IsCancelled: false } series || series.Sessions[^1].StartsAt <= clock.Now || !(await Series.Notices()).IsEmpty)
            return false; // what all are to be told goes first
        if (kept.State.Run?.Sequence != series.PlanSequence)
            await Keep(kept.State.At(clock.Now, series.PlanSequence, [.. (await invitees.Of(series)).Select(invitee => invitee.Id)]));
        if (kept.State.Run is not { } run)
            return false;
        var done = cursor.State.Run == run.At ? cursor.State.Done : 0;
        var some = run.Mails().Skip(done).Take(AtOnce).ToList();
        if (some.Count > 0)
            await Send(series, run, done, some);
        if (some.Count == AtOnce)
            return true;
        await Keep(kept.State.Done());
        return false;
    }

    public async Task Remove()
    {
        await kept.ClearStateAsync();
        await cursor.ClearStateAsync();
    }

    private async Task Send(PlannedSeries series, RosterRun run, int done, List<(PersonId Person, bool IsJoined)> some)
    {
        var host = await invitees.NameOf(series.Host);
        await using var counter = await office.Open();
        foreach (var (person, isJoined) in some)
        {
            if (await invitees.Find(person) is { } invitee)
            {
                var by = new InvitedBy(settings.From, host, invitee.Address);
                var mail = isJoined ? InvitationMail.ToWhoJoined(series, run.At, by, person) : InvitationMail.ToWhoLeft(series, run.At, by, person);
                if (mail is not null && !await counter.HandIn(mail))
                    MailRefused(log, series.Id);
            }
            await this.Keep(cursor, new() { Run = run.At, Done = ++done });
        }
    }

    private Task Keep(SeriesRoster next) => Equals(next, kept.State) ? Task.CompletedTask : this.Keep(kept, next);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail of series {Series} was refused for good by the mail server.")]
    private static partial void MailRefused(ILogger log, SeriesId series);
}

/// <summary>How far a run is.</summary>
[GenerateSerializer, Alias("Upskill.RosterCursor")]
internal sealed record RosterCursor
{
    /// <summary>Which.</summary>
    [Id(0)]
    public DateTimeOffset? Run { get; init; }

    /// <summary>Mails that went out.</summary>
    [Id(1)]
    public int Done { get; init; }
}
