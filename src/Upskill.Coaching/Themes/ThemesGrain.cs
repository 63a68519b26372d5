using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.Coaching.Themes;

/// <summary>The process around <see cref="ThemeTexts"/>: what is approved is looked through once more, against the texts as they are then.</summary>
[GrainType("coaching-themes")]
internal sealed class ThemesGrain([PersistentState("coaching-themes")] IPersistentState<ThemesState> kept, DomainClock clock) : Grain, IThemesGrain
{
    public async Task Approve(ApproveThemes command)
    {
        if (kept.State.Approved?.Id == command.Id)
            return;
        var texts = await GrainFactory.Texts(new(this.GetPrimaryKeyString()));
        texts.Admit(command.Text);
        await this.Keep(kept, new() { Approved = new(command.Id, command.Text.Trim(), command.By, clock.Now, texts.Texts.Length) });
    }

    public Task<ApprovedThemes?> Approved() => Task.FromResult(kept.State.Approved);
}

/// <summary>What a <see cref="ThemesGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.ThemesState")]
internal sealed record ThemesState
{
    /// <summary>Null before anything was approved.</summary>
    [Id(0)]
    public ApprovedThemes? Approved { get; init; }
}
