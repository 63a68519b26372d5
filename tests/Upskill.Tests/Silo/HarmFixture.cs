using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

    /// <summary>A champion of theirs is away until a day.</summary>
    internal Task Away(string champion, string until) => Import($"away-{champion}-{until}",
        File([Of(champion, "anna", "champion:Harmed", ("leave_from", "2020-01-01"), ("leave_to", until))]), by: new("olga"));

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

    /// <summary>At its lowest levels, which no deployment has on, Orleans prints what it carries; what is looked at is what can be in a log.</summary>
    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            var keeper = options.Rules.Last(rule => rule is { LogLevel: LogLevel.Trace, ProviderName: not null }).ProviderName;
            foreach (var category in new[] { "Orleans", "Microsoft.Orleans" })
                options.Rules.Add(new(keeper, category, LogLevel.Information, null));
        });
    }

    private static string Of(string id, string manager, string roles = "", params (string Column, string Text)[] different) =>
        Line(id, [("name", $"Colleague {id}"), ("manager_id", manager), ("function", "Harmed"), ("roles", roles), .. different]);
}
