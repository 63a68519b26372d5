using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Tables;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>The attack on how attitudes changed.</summary>
public sealed class ChangeAttackTests
{
    [Theory]
    [InlineData(10, 80)]
    [InlineData(30, 40)]
    [InlineData(96, 3)]
    public void Nobodys_change_follows_from_sums_and_bounds_of_what_is_released(int lessPercent, int samePercent)
    {
        var (batches, classes) = ClassAttack.Sealed(draw => draw < lessPercent ? 0 : draw < lessPercent + samePercent ? 1 : 2, one => ReleasedChange.CellOf(one - 1));
        var changes = ReleaseTables.Changes(ClassAttack.Key, PlayedWeek.First, "tool", batches).ToList();
        Assert.True(changes.Count > 10, $"{changes.Count} cells are too few to attack.");

        ClassAttack.FindsNobody(batches, classes, [.. changes.Select(change => (change.Unit, change.Classes))]);
    }

    [Fact]
    public void A_cell_of_one_pair_less_than_another_is_seen_through()
    {
        List<int> all = [.. Enumerable.Range(0, 50)];
        ServedCell[] cells = [new(all, Answer.YesFrom, Answer.Most, 25, IsTotal: false), new(all[..49], Answer.YesFrom, Answer.Most, 25, IsTotal: false)];

        Assert.Equal(1, LinearStage.Determined(new([.. all.Select(i => new HiddenAnswer(i, i % 2 == 0 ? Answer.Most : 0, null))], [], []) { Tables = cells }));
    }
}
