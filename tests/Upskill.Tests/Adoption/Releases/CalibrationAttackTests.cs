using Upskill.Adoption;
using Upskill.Adoption.Releases.Tables;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>The attack on how timed exercises came out: the company's table and the functions' together.</summary>
public sealed class CalibrationAttackTests
{
    [Theory]
    [InlineData(14)]
    [InlineData(50)]
    [InlineData(96)]
    public void Nobodys_ratio_follows_from_sums_and_bounds_of_what_is_released(int percentOfOneClass)
    {
        var others = ReleasedRatios.Edges.Length;
        var (batches, classes) = ClassAttack.Sealed(
            draw => draw < percentOfOneClass ? others : draw % others, one => $"{ReleasedRatios.Table}:{one}");
        var ratios = ReleaseTables.Ratios(ClassAttack.Key, PlayedWeek.First, batches).ToList();
        Assert.True(ratios.Count > 3, $"{ratios.Count} cells are too few to attack.");

        ClassAttack.FindsNobody(batches, classes, [.. ratios.Select(table => (table.Unit, table.Classes))]);
    }
}
