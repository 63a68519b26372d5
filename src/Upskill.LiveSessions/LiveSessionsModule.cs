using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Parts;
using Upskill.LiveSessions.Calendars;
using Upskill.LiveSessions.Forms;
using Upskill.LiveSessions.Mails;
using Upskill.LiveSessions.Sample;
using Upskill.LiveSessions.Series;
using Upskill.LiveSessions.Sessions;
using Upskill.LiveSessions.Showcases;

namespace Upskill.LiveSessions;

/// <summary>The slice of live sessions: series, showcases, and what happens while a session runs.</summary>
public static class LiveSessionsModule
{
    /// <summary>Registers the slice.</summary>
    /// <param name="services">Of the silo.</param>
    /// <param name="settings"><c>LiveSessions:CallHosts</c>, where calls may be; <c>Mail</c>, the server that invitations go by; <c>Sample:Enabled</c>.</param>
    /// <exception cref="FormatException">A setting cannot be read. The message is one sentence for the operator.</exception>
    public static IServiceCollection AddLiveSessions(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(new CallHosts(settings.GetSection("LiveSessions:CallHosts").Get<string[]>() ?? []))
        .AddSessions()
        .AddSeries()
        .AddMails(settings)
        .AddSingleton<ShowcaseDesk>()
        .AddSingleton<FormAnswers>()
        .AddSingleton(new SampleSeriesSettings(settings.GetValue<bool>("Sample:Enabled")))
        .AddHostedService<SampleSeries>()
        .AddSingleton(new NavItem(typeof(LiveSessionsWords), "Sessions", "/sessions", _ => true, 45));

    private static IServiceCollection AddSeries(this IServiceCollection services) => services
        .AddSingleton<SeriesReader>()
        .AddSingleton<CoHostNames>()
        .AddSingleton<PlanReader>()
        .AddSingleton<PlanChoices>()
        .AddScoped<SessionText>();

    private static IServiceCollection AddMails(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(MailSettings.Read(settings))
        .AddSingleton<IPostOffice, SmtpOffice>()
        .AddSingleton<Invitees>()
        .AddHostedService<MailsGoOn>();

    /// <summary>Maps the slice's routes.</summary>
    public static void MapLiveSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapFeeds();
        routes.MapSeries();
        routes.MapShowcases();
        routes.MapSessions();
    }
}
