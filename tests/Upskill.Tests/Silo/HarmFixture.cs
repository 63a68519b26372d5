using Upskill.PeerGroups;
using Upskill.Tests.TimeSaved;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>
/// A watched silo in which a round of one group of seven is open: <c>harm-1</c> to <c>harm-7</c>, of whom the last is a programme owner. Their champions: <c>boss</c>, three levels above
/// them; <c>under</c>, who reports to one of them; and <c>apart</c>, who has no line to anybody of them. <c>oscar</c> is an owner beside Olga.
/// </summary>
public sealed class HarmFixture : WatchedSilo, IAsyncLifetime
{
    /// <summary>The round that is open.</summary>
    public const string Harm = "round-harm";

    /// <summary>People in it.</summary>
    public const int People = 7;

    /// <summary>One of them.</summary>
    public static string Person(int number) => $"harm-{number}";

    /// <summary>Somebody who talks in it.</summary>
    internal Task<Talker> Talks(int number) => Talker.SignIn(Address, Person(number), Harm);

    /// <summary>Loads somebody with other roles.</summary>
    internal Task Change(string person, string manager, string roles) => Import($"change-{person}-{roles.Length}", File([Of(person, manager, roles)]), by: new("olga"));

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Import("harmed", File([
            Of("boss", "anna", "champion:Harmed"), Of("head", "boss"), Of("lead", "head"), Of("apart", "anna", "champion:Harmed"), Of("oscar", "anna", "owner"),
            .. Enumerable.Range(1, People).Select(i => Of(Person(i), "lead", i == People ? "owner" : "")), Of("under", Person(1), "champion:Harmed")]), by: new("olga"));
        foreach (var outside in new[] { "boss", "head", "lead", "apart", "oscar", "under" })
            await Grains.GetGrain<IPeerGrain>(outside).Choose(new(Participation.OptedOut, null, []));
        await Open(Harm, new(new("harmed"), null, OptedInOnly: false));
    }

    private static string Of(string id, string manager, string roles = "") =>
        Line(id, ("name", $"Colleague {id}"), ("manager_id", manager), ("function", "Harmed"), ("roles", roles));
}
