using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Upskill.Coaching.Spending;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Coaching.Spending;

/// <summary>What is kept of the cost must load for ever, by the serialiser of the store.</summary>
[Collection(SiloCollection.Name)]
public sealed class CostStateFileTests(SiloFixture silo)
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private readonly StateFile file = new(silo.Services.GetRequiredService<IGrainStorageSerializer>(), "tests/Upskill.Tests/Coaching/Spending/CostStates.golden.json");

    [Fact]
    public void What_is_kept_of_the_cost_is_written_and_read_as_the_file_has_it()
    {
        file.Holds<TokenDay>("token-day", new() { Day = Day, Used = 1_200, HasMetCap = true });
        file.Holds<TokenDay>("token-day-of-nothing", new());
        file.Holds<CoachCostState>("cost", new() { Days = [new(Day, 4_200, 130, 7, 1, [new("Garbled", 1), new("Said", 20)])] });
        file.Holds<CoachCostState>("cost-of-nothing", new());
    }
}
