using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Spending;

namespace Upskill.Coaching.Providers;

/// <summary>The way to a model.</summary>
internal static class ModelServices
{
    // Semantic Kernel's own switch for prompts and answers in traces: off, whatever the environment says.
    private const string WordsInTraces = "Microsoft.SemanticKernel.Experimental.GenAI.EnableOTelDiagnosticsSensitive";

    /// <summary>Registers the model that is set up, or none.</summary>
    public static IServiceCollection AddModel(this IServiceCollection services, CoachSettings settings)
    {
        AppContext.SetSwitch(WordsInTraces, false);
        services.AddSingleton(settings).AddMetrics().AddSingleton<CoachMeter>().AddSingleton<IPurse, Purse>();
        return settings.Endpoint is null
            ? services.AddSingleton<ICoachModel, NoModel>()
            : services.AddProviderHttp(settings).AddSingleton<PromptFiles>(_ => new()).AddSingleton<KernelParts>().AddSingleton<ICoachModel, KernelModel>();
    }
}
