using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.ModelNotes;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Runs;
using Upskill.Coaching.Verdicts;
using Upskill.Kit.Parts;
using Upskill.Workforce;

namespace Upskill.Coaching;

/// <summary>The coach of prompt exercises.</summary>
internal static class ExerciseServices
{
    public static IServiceCollection AddExercises(this IServiceCollection services) => services
        .AddSingleton(new PromptCoach(typeof(PromptCoachPart)))
        .AddSingleton<KnownAgreements>()
        .AddSingleton<PromptModel>()
        .AddScoped<ObservationText>()
        .AddSingleton(new NavItem(typeof(CoachingWords), "MarkingTitle", "/coaching/marking", person => person.Is(Roles.ProgrammeOwner), 70));

    public static void MapExercises(this IEndpointRouteBuilder routes)
    {
        routes.MapMarking();
        routes.MapPromptModel();
    }
}
