using Upskill.Testing;

namespace Upskill.Tests.Adoption.Attendances;

/// <summary>The attack on attendance, on 1,200 people and half a year of fortnightly sessions of each function.</summary>
public sealed class AttendanceAttackTests
{
    private const int People = 1_200, Seed = 20260831;

    public static TheoryData<int, bool> Populations()
    {
        var all = new TheoryData<int, bool>();
        foreach (var (percent, isRepeated) in AttendanceAttack.Populations)
            all.Add(percent, isRepeated);
        return all;
    }

    [Theory]
    [MemberData(nameof(Populations))]
    public void Nobodys_attendance_follows_from_what_is_released_and_three_known_colleagues(int percent, bool isRepeated)
    {
        var found = AttendanceAttack.On(percent, isRepeated, People, Seed);

        Assert.True(found.Sessions >= 4 * AttendanceAttack.Sessions && found.Answers > 10_000, $"{found.Sessions} sessions with {found.Answers} answers are too few to attack.");
        Assert.True(found.IsSound, "The attack excluded the truth: it is wrong itself.");
        Assert.Equal((0, 0, 0, 0), (found.DeterminedLinear, found.DeterminedBounds, found.Unproved, found.DeterminedIfRepeated));
        Assert.True(found.UnprovedWithOneMore > 0, "With four known colleagues the promise ends: the attack has to show it.");
    }

    /// <summary>A measure, not a promise: who comes always or never is guessed hardly better from all sessions than by what is most usual.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(45)]
    [InlineData(90)]
    public void Who_takes_for_granted_that_people_come_always_or_never_guesses_hardly_better(int percent)
    {
        var found = AttendanceAttack.On(percent, isRepeated: true, People, Seed);

        Assert.InRange(found.Guessed, 0, Math.Max(percent, 100 - percent) + 12);
    }
}
