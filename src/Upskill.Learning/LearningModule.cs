using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;
using Upskill.Learning.Cohorts;
using Upskill.Learning.Enrolment;
using Upskill.Learning.Evidence;
using Upskill.Learning.Learners;
using Upskill.Learning.Player;
using Upskill.Learning.Programmes;
using Upskill.Learning.Publishing;
using Upskill.Learning.Questions;
using Upskill.Learning.Reviews;
using Upskill.Learning.Waivers;
using Upskill.Workforce;

namespace Upskill.Learning;

/// <summary>The slice of programmes, learners and evidence.</summary>
public static class LearningModule
{
    /// <summary>Registers the slice. Reads the programme's files now: what is wrong in them stops the start.</summary>
    /// <param name="services">The silo's.</param>
    /// <param name="programme">The programme's folder.</param>
    public static IServiceCollection AddLearning(this IServiceCollection services, string programme) => services
        .AddPublishing(programme)
        .AddScoped<LearningText>()
        .AddScoped<EnrolmentText>()
        .AddSingleton<ILearnerAnnouncer, LearnerAnnouncer>()
        .AddLive<LearningHub, LearningTopics>()
        .AddSingleton<WrongQuestions>()
        .AddHostedService<QuestionsGoOn>()
        .AddScoped<ReviewText>()
        .AddSingleton<KnownReviews>()
        .AddHostedService<ReviewsRefresh>()
        .AddSingleton<KeptSignature>()
        .AddSingleton<SignAgain>()
        .AddSingleton<EvidenceReader>()
        .AddSingleton<WaiverReader>()
        .AddSingleton<EnrolmentLoader>()
        .AddLive<EnrolmentHub, EnrolmentTopics>()
        .AddHostedService<EnrolmentGoOn>()
        .AddSingleton(new NavItem(typeof(LearningWords), "Modules", "/modules", _ => true, 20))
        .AddSingleton(new NavItem(typeof(LearningWords), "Programme", "/programme", person => person.Is(Roles.ProgrammeOwner), 62))
        .AddSingleton(new NavItem(typeof(LearningWords), "Evidence", "/evidence", person => person.Is(Roles.Auditor), 65))
        .AddSingleton(new NavItem(typeof(LearningWords), "Questions", "/questions", person => person.Is(Roles.ProgrammeOwner), 66))
        .AddSingleton(new NavItem(typeof(LearningWords), "Enrolment", "/enrolment", person => person.Is(Roles.ProgrammeOwner), 68))
        .AddSingleton(new NavItem(typeof(LearningWords), "DataRules", "/data-rules", _ => true, 30, IsFooter: true))
        .AddSingleton(new NavItem(typeof(LearningWords), "Record", "/record", _ => true, 10, IsPersonal: true));

    /// <summary>Maps the slice's routes and its hub.</summary>
    public static void MapLearning(this IEndpointRouteBuilder routes)
    {
        routes.MapModules();
        routes.MapSubmissions();
        routes.MapLanguage();
        routes.MapPublishing();
        routes.MapReviews();
        routes.MapQuestions();
        routes.MapEnrolment();
        routes.MapWaivers();
        routes.MapCohorts();
        routes.MapHub<LearningHub>("/hubs/learning").RequireAuthorization();
        routes.MapHub<EnrolmentHub>("/hubs/enrolment").RequireAuthorization();
    }
}
