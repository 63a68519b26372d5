using System.Globalization;
using Upskill.Testing;
using Upskill.Tests.Silo;
using Upskill.Workforce;

namespace Upskill.Tests.TimeSaved;

/// <summary>A silo with a function Gamma of Gwen and 25 more, and two in France, where claims are switched off.</summary>
public sealed class ClaimingSilo : SiloFixture, IAsyncLifetime
{
    /// <summary>Those who claim.</summary>
    public static readonly IReadOnlyList<string> Members = [.. Enumerable.Range(1, 25).Select(number => $"g{number:00}")];

    /// <summary>Where claims are off.</summary>
    public static readonly IReadOnlyList<string> NotAsked = ["fay", "fox"];

    /// <summary>The week that it is there: it begins on a Thursday.</summary>
    public WeekId Week { get; } = WeekId.Of(DateTimeOffset.UtcNow);

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        Clock.GoOnFrom(Week.BeginsAt.AddDays(3)); // no midnight of a Monday or of a close comes while a test runs
        await InitializeAsync();
        await Grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Decide(
            new(CommandId.New(), new("olga"), "FR", CountryRule.Usual with { Features = OptionalFeatures.All & ~OptionalFeatures.Claims }));
        await Import("gamma", Gamma(Members));
    }

    /// <summary>Loads everybody but one of Gamma, as HR's file has it the day after they left.</summary>
    public Task Leaves(string person) => Import("left-" + person, Organisation + '\n' + string.Join('\n', Gamma(Members.Where(one => one != person)).Split('\n')[1..]), ImportMode.Full);

    /// <summary>Loads people of Gamma as people of another function, as HR's file has it after a reorganisation; some stay.</summary>
    public Task MovesTo(string function, params IReadOnlyCollection<string> staying) => Import("moved-to-" + function, string.Join('\n',
        [Organisation, .. Gamma(Members).Split('\n')[1..].Select(line => staying.Contains(line.Split(',')[0]) ? line : line.Replace(",Gamma,", $",{function},", StringComparison.Ordinal))]), ImportMode.Full);

    /// <summary>Claims net minutes of a week as the page does, by HTTP.</summary>
    public async Task Claim(string person, WeekId week, int minutes)
    {
        using var visitor = await WebVisitor.SignIn(Address, person);
        using var answer = await visitor.PostForJson($"/api/time-saved/weeks/{week}/claim", WebVisitor.Token(await visitor.Page("/hours")),
            ("commandId", CommandId.New().Value), ("drafting-saved", minutes.ToString(CultureInfo.InvariantCulture)));
        Assert.True(answer.IsSuccessStatusCode, $"{person} could not claim: {(int)answer.StatusCode}");
    }

    private static string Gamma(IEnumerable<string> members) => string.Join('\n',
    [
        Organisation.Split('\n')[0],
        "gwen,Gwen Gamma,,Gamma,,,CH,G4,anna,Europe/Zurich,en,2020-01-01,,,",
        .. members.Select(person => $"{person},Person {person},,Gamma,,,CH,G2,gwen,Europe/Zurich,en,2020-01-01,,,"),
        .. NotAsked.Select(person => $"{person},Person {person},,Gamma,,,FR,G2,gwen,Europe/Paris,en,2020-01-01,,,"),
    ]);
}
