namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>How many people are present, as everybody may know it while a session runs: rounded to tens, and nothing below ten. Pure.</summary>
internal static class About
{
    private const int Ten = 10;

    /// <summary>Rounded; 0 for fewer than ten.</summary>
    public static int Of(int people) => people < Ten ? 0 : (people + Ten / 2) / Ten * Ten;
}
