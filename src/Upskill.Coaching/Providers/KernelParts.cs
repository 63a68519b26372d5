using Microsoft.SemanticKernel;
using Upskill.Kit.Guard;

namespace Upskill.Coaching.Providers;

/// <summary>What every question is asked with.</summary>
internal sealed class KernelParts(CoachSettings settings, PromptFiles prompts, IHttpMessageHandlerFactory network, DataGuard guard, IProgrammeSearch programme)
{
    public CoachSettings Settings => settings;

    public PromptFiles Prompts => prompts;

    public IHttpMessageHandlerFactory Network => network;

    public DataGuard Guard => guard;

    /// <summary>The tools that a model may call: one, and it reads the programme.</summary>
    public KernelPlugin Tools { get; } = ProgrammePlugin.Of(programme);
}
