using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;
using Upskill.Learning.Evidence;
using Upskill.Learning.Learners;
using Upskill.Learning.Player;
using Upskill.Learning.Programmes;
using Upskill.Workforce;

namespace Upskill.Learning;

/// <summary>The slice of programmes, learners and evidence.</summary>
public static class LearningModule
{
    /// <summary>Registers the slice. Reads the programme's files now: what is wrong in them stops the start.</summary>
    /// <param name="services">The silo's.</param>
    /// <param name="programme">The programme's folder.</param>
    public static IServiceCollection AddLearning(this IServiceCollection services, string programme) => services
        .AddSingleton(ProgrammeFiles.Read(programme))
        .AddScoped<LearningText>()
        .AddSingleton<ILearnerAnnouncer, LearnerAnnouncer>()
        .AddLive<LearningHub, LearningTopics>()
        .AddHostedService<LearnerMending>()
        .AddSingleton<EvidenceReader>()
        .AddSingleton(new NavItem(typeof(LearningWords), "Modules", "/modules", _ => true, 20))
        .AddSingleton(new NavItem(typeof(LearningWords), "Evidence", "/evidence", person => person.Is(Roles.Auditor), 65))
        .AddSingleton(new NavItem(typeof(LearningWords), "Record", "/record", _ => true, 10, IsPersonal: true));

    /// <summary>Maps the slice's routes and its hub.</summary>
    public static void MapLearning(this IEndpointRouteBuilder routes)
    {
        routes.MapModules();
        routes.MapSubmissions();
        routes.MapLanguage();
        routes.MapHub<LearningHub>("/hubs/learning").RequireAuthorization();
    }
}
