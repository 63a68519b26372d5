using Upskill.PeerGroups;
using Upskill.Testing;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>A silo in which a round of one group of seven is open: <c>talk-0</c> to <c>talk-6</c>, none of them above another; <c>talk-0</c> is champion of their function.</summary>
public class TalkFixture : SiloFixture, IAsyncLifetime
{
    /// <summary>The round that is open.</summary>
    public const string Talk = "round-talk";

    /// <summary>People in it.</summary>
    public const int People = 7;

    /// <summary>One of them.</summary>
    public static string Person(int number) => $"talk-{number}";

    /// <summary>Their name, which no part of a group shows.</summary>
    public static string NameOf(int number) => $"Talbot{number} Talkwell{number}";

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Import("talkers", File([.. Enumerable.Range(0, People).Select(i =>
            Line(Person(i), ("name", NameOf(i)), ("manager_id", "anna"), ("function", "Talkers"), ("country", "CH"), ("grade", "G2"), ("roles", i == 0 ? "champion:Talkers" : "")))]), by: new("olga"));
        await Open(Talk, new(new("talkers"), null, OptedInOnly: false));
    }
}
