using Upskill.Coaching.Providers;
using Upskill.Kit.Web;

namespace Upskill.Coaching.Spending;

/// <summary>A learner's tokens of the day, from outside their grain.</summary>
internal interface IPurse
{
    /// <summary>Sets tokens aside; with none left the answer is <see cref="ModelAway.Spent"/>, and <see cref="ModelAway.Silent"/> where it cannot be known: nothing is asked that could not be counted.</summary>
    Task<(TokensAside? Aside, ModelAway Otherwise)> SetAside(PersonId learner, int tokens);

    /// <summary>What was used in truth.</summary>
    Task Settle(PersonId learner, TokensAside aside, QuestionCost cost);
}

/// <summary>Kept by <see cref="ITokenDayGrain"/>, and counted for who watches the process.</summary>
internal sealed class Purse(IGrainFactory grains, CoachMeter meter) : IPurse
{
    public async Task<(TokensAside? Aside, ModelAway Otherwise)> SetAside(PersonId learner, int tokens)
    {
        try
        {
            var aside = await grains.GetGrain<ITokenDayGrain>(learner.Value).SetAside(tokens);
            if (aside is null)
                meter.Note(new(0, false, nameof(ModelAway.Spent)));
            return (aside, ModelAway.Spent);
        }
        catch (Exception away) when (Problems.IsAway(away))
        {
            return (null, ModelAway.Silent);
        }
    }

    public async Task Settle(PersonId learner, TokensAside aside, QuestionCost cost)
    {
        meter.Note(cost);
        try
        {
            await grains.GetGrain<ITokenDayGrain>(learner.Value).Settle(aside, cost);
        }
        catch (Exception away) when (Problems.IsAway(away))
        {
            // What was set aside stays used: rather a few tokens too many than an answer lost.
        }
    }
}
