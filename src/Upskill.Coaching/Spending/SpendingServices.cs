using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Providers;
using Upskill.Kit.Parts;
using Upskill.Workforce;

namespace Upskill.Coaching.Spending;

/// <summary>What the model costs, for its owner.</summary>
internal static class SpendingServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddSpending(this IServiceCollection services) => services
        .AddSingleton(provider => new CostReader(provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<CoachSettings>()))
        .AddSingleton(new NavItem(typeof(CoachingWords), "Cost", "/coaching/cost", person => person.Is(Roles.ProgrammeOwner), 69));
}
