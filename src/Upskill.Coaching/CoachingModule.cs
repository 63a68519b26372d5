using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Providers;
using Upskill.Coaching.Spending;
using Upskill.Coaching.Themes;
using Upskill.Coaching.Tutor;

namespace Upskill.Coaching;

/// <summary>The slice of the coach: observations on prompts, the tutor in a module, summaries of themes. Semantic Kernel lives only here.</summary>
public static class CoachingModule
{
    /// <summary>Registers the slice.</summary>
    /// <param name="services">Of the silo.</param>
    /// <param name="settings"><c>Coach</c>: which model is asked, and what that may cost.</param>
    /// <exception cref="FormatException">A setting cannot be used. The message is one sentence for the operator.</exception>
    public static IServiceCollection AddCoaching(this IServiceCollection services, IConfiguration settings) => services
        .AddModel(CoachSettings.Read(settings))
        .AddSpending()
        .AddExercises()
        .AddSingleton<TutorDesk>()
        .AddSingleton<IProgrammeSearch, ProgrammeSearch>()
        .AddSingleton<ThemesDesk>();

    /// <summary>Maps the slice's routes.</summary>
    public static void MapCoaching(this IEndpointRouteBuilder routes)
    {
        routes.MapExercises();
        routes.MapTutor();
        routes.MapThemes();
    }
}
