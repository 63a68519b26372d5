using Orleans.Placement;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Two states: a draw that is kept later never writes a large roster once more. Near its round, which holds what is kept in hand.</summary>
[GrainType("peer-groups-round-roster"), PreferLocalPlacement]
internal sealed class RoundRosterGrain(
    [PersistentState("round-roster")] IPersistentState<RoundRosterState> roster, [PersistentState("round-draw")] IPersistentState<RoundDrawState> draw) : Grain, IRoundRosterGrain
{
    public async Task<KeptRoster> Keep(KeptRoster made)
    {
        if (roster.State.Kept is null)
            await this.Keep(roster, new() { Kept = made });
        return roster.State.Kept!;
    }

    public Task<KeptRoster?> Kept() => Task.FromResult(roster.State.Kept);

    public async Task KeepDraw(string text)
    {
        if (draw.State.Text != text)
            await this.Keep(draw, new() { Text = text });
    }

    public Task<string?> Drawn() => Task.FromResult(draw.State.Text);

    public async Task Forget()
    {
        if (roster.RecordExists)
            await roster.ClearStateAsync();
        if (draw.RecordExists)
            await draw.ClearStateAsync();
        DeactivateOnIdle();
    }
}

/// <summary>What a <see cref="RoundRosterGrain"/> keeps of a preparation.</summary>
[GenerateSerializer, Alias("Upskill.RoundRosterState")]
internal sealed record RoundRosterState
{
    /// <summary>Null before.</summary>
    [Id(0)]
    public KeptRoster? Kept { get; init; }
}

/// <summary>What a <see cref="RoundRosterGrain"/> keeps of a draw.</summary>
[GenerateSerializer, Alias("Upskill.RoundDrawState")]
internal sealed record RoundDrawState
{
    /// <summary>Null before.</summary>
    [Id(0)]
    public string? Text { get; init; }
}
