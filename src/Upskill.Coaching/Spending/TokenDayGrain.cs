using Upskill.Coaching.Providers;
using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.Coaching.Spending;

/// <summary>The process around <see cref="TokenDay"/>.</summary>
[GrainType("coach-token-day")]
internal sealed class TokenDayGrain([PersistentState("coach-token-day")] IPersistentState<TokenDay> kept, CoachSettings settings, DomainClock clock) : Grain, ITokenDayGrain
{
    public async Task<TokensAside?> SetAside(int tokens)
    {
        var (day, isFirst) = (kept.State.On(clock.Today), kept.State.Day != clock.Today);
        var next = day.SetAside(tokens, settings.TokensPerDay);
        var after = next ?? day with { HasMetCap = true };
        if (after != kept.State)
            await this.Keep(kept, after);
        if (isFirst || next is null)
            Announce(clock.Today, new(next is null ? new(0, false, nameof(ModelAway.Spent)) : null, isFirst, next is null && !day.HasMetCap));
        return next is null ? null : new(clock.Today, tokens);
    }

    public async Task Settle(TokensAside aside, QuestionCost cost)
    {
        if (kept.State.Settle(aside, cost.Tokens) is var next && next != kept.State)
            await this.Keep(kept, next);
        Announce(aside.Day, new(cost, false, false));
    }

    public Task<TokensToday> Today() => Task.FromResult(new TokensToday(kept.State.On(clock.Today).Used, settings.TokensPerDay));

    public Task Remove() => kept.ClearStateAsync();

    /// <summary>Not waited for: whether the day's figures could be written is nothing to the learner. A kill at this moment leaves them short by one question.</summary>
    private void Announce(DateOnly day, CostNote note) =>
        GrainFactory.GetGrain<ICoachCostGrain>(Partition.Of(this.GetPrimaryKeyString()).ToString()).Note(day, note).Ignore();
}
