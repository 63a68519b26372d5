using System.Collections.Immutable;
using Microsoft.AspNetCore.Hosting.Server.Features;
using StackExchange.Redis;
using Upskill.Kit.Hosting;
using Upskill.Kit.Parts;
using Upskill.Kit.People;
using Upskill.Learning.Programmes;
using Upskill.Simulation;
using Upskill.Simulation.People;
using Upskill.Simulation.Play;
using Upskill.Workforce;

namespace Upskill.Silo.Sample;

/// <summary>
/// Once the sample organisation is loaded, plays its first weeks through the web edge, behind the first page; then the domain's clock goes with the machine's. What is cut off by a kill goes on at the
/// next start, from the last moment that was kept.
/// </summary>
internal sealed class SampleWeeks(
    PlayRecord begun, PlayedClock clock, SamplePlay play, IConnectionMultiplexer store, IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<SampleWeeks> log)
    : AfterStart(lifetime, log)
{
    private const int Seed = 1, Players = 120, OnFirstPage = 5, DaysInWeek = 7;
    private static readonly TimeSpan WhileLoading = TimeSpan.FromMilliseconds(250), BetweenKeeping = TimeSpan.FromDays(1);

    private readonly IGrainFactory grains = services.GetRequiredService<IGrainFactory>();
    private readonly EmployeeDirectory directory = services.GetRequiredService<EmployeeDirectory>();
    private PlayRecord record = begun;

    protected override async Task<TimeSpan?> Work()
    {
        Show(record.At);
        if ((await grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample).Status()).Stage is not ImportStage.Loaded)
            return WhileLoading;
        if (Loopback() is { } address)
        {
            var company = new Company(Seed, record.From, record.To, await Colleagues(), SampleLessons.Of(services.GetRequiredService<Programme>()));
            var outcome = await CompanyPlay.Run(company, new SiloWorld(address, grains, clock), record.At, Note);
            log.Played(outcome.People, outcome.Deeds, outcome.Refused.Values.Sum());
        }
        clock.GoOn();
        record = record with { At = record.To };
        await record.Keep(store);
        play.Now = null;
        return null;
    }

    private async Task Note(DateTimeOffset at)
    {
        Show(at);
        if (at - record.At < BetweenKeeping)
            return;
        record = record with { At = at };
        await record.Keep(store);
    }

    private void Show(DateTimeOffset at)
    {
        var weeks = (int)((record.To - new DateTimeOffset(record.From, TimeOnly.MinValue, TimeSpan.Zero)) / TimeSpan.FromDays(DaysInWeek));
        play.Now = new(Math.Clamp(((DateOnly.FromDateTime(at.UtcDateTime).DayNumber - record.From.DayNumber) / DaysInWeek) + 1, 1, weeks), weeks, DateOnly.FromDateTime(at.UtcDateTime));
    }

    /// <summary>
    /// Champions, and of the others as many as a minute allows, from all units alike. Not those whom the sign-in page offers as employees: for whoever signs in as one of them everything is still to be done.
    /// </summary>
    private async Task<ImmutableArray<Colleague>> Colleagues()
    {
        var offered = (await directory.Search(new("", Roles.Employee), OnFirstPage)).Select(employee => employee.Id).ToHashSet();
        var sample = (await directory.All()).Where(employee => employee is { IsSample: true, LeftOn: null } && !offered.Contains(employee.Id)).ToList();
        return
        [
            .. sample.OrderBy(employee => employee.ChampionOf.IsEmpty).ThenBy(employee => new Chance(Seed, $"played/{employee.Id}").Share()).Take(Players)
                .OrderBy(employee => employee.Id.Value, StringComparer.Ordinal).Select(Colleague.Of),
        ];
    }

    /// <summary>Where this silo can be reached from itself without a certificate; null where it cannot.</summary>
    private Uri? Loopback()
    {
        var addresses = services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.Ordinal)) is { } plain)
        {
            var (host, port) = (BindingAddress.Parse(plain).Host, BindingAddress.Parse(plain).Port);
            return new UriBuilder(Uri.UriSchemeHttp, host is "+" or "*" or "[::]" or "0.0.0.0" ? "localhost" : host, port).Uri;
        }
        log.NotPlayed();
        return null;
    }
}

internal static partial class SampleWeeksLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The first weeks of the sample organisation were played: {People} people did {Deeds} things; {Refused} commands were refused.")]
    public static partial void Played(this ILogger log, int people, int deeds, int refused);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The first weeks of the sample organisation are not played: this silo listens on no address without a certificate.")]
    public static partial void NotPlayed(this ILogger log);
}
