using Upskill.Testing;
using Upskill.Tests.Silo;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>
/// A silo with a function of sixty and their head: a team of eight with its lead, two teams of twenty and one of twelve. Nobody else in it leads anybody.
/// </summary>
public class GatheringSilo : SiloFixture, IAsyncLifetime
{
    /// <summary>People who are invited, the head included.</summary>
    public const int People = 61;

    private static readonly (string Team, int People)[] Teams = [("Eight", 8), ("Twenty", 20), ("Other Twenty", 20), ("Twelve", 12)];

    /// <summary>One of the sixty; 0 leads the team of eight.</summary>
    public static PersonId Person(int number) => new($"gathered-{number}");

    /// <summary>Who leads all of them.</summary>
    public const string Head = "head-of-gathering";

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var units = Teams.SelectMany(team => Enumerable.Repeat(team.Team, team.People)).ToList();
        await Import("gathering", File(
        [
            Line(Head, ("name", "Head Gathering"), ("manager_id", "anna"), ("function", "Gathering"), ("country", "CH"), ("roles", "")),
            .. units.Index().Select(person => Line(Person(person.Index).Value, ("name", $"Gathered {person.Index}"),
                ("manager_id", person.Index is > 0 and < 8 ? Person(0).Value : Head), ("function", "Gathering"), ("department", person.Item), ("country", "CH"), ("roles", ""))),
        ]), by: new("olga"));
    }
}
