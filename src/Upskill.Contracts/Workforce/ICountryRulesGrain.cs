using System.Collections.Immutable;

namespace Upskill.Workforce;

/// <summary>
/// What was agreed for each country, with its works council for instance: on the ledger, every version. There is one, <see cref="Organisation"/>.
/// Readers keep the table for a few seconds: <c>CountryRulesReader</c> in the Kit.
/// </summary>
[GrainInterfaceType("workforce-country-rules"), Alias("Upskill.ICountryRulesGrain")]
public interface ICountryRulesGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>Replaces the rules of one country. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-country</c>, <c>group-size</c>: with a sentence; nothing was changed.</exception>
    [Alias("Decide")]
    Task Decide(DecideCountryRule command);

    /// <summary>The rules as they are.</summary>
    [Alias("Table")]
    Task<CountryTable> Table();

    /// <summary>What was decided for a country, newest first, at most <paramref name="most"/>.</summary>
    [Alias("HistoryOf")]
    Task<ImmutableArray<CountryRuleChange>> HistoryOf(string country, int most);
}

/// <summary>Parts of the product that are voluntary, and that a country's rules can switch off.</summary>
[Flags]
public enum OptionalFeatures
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Hours saved, as people claim them.</summary>
    Claims = 1,
    /// <summary>Pulse surveys on attitudes.</summary>
    PulseSurveys = 2,
    /// <summary>Peer groups and their chat.</summary>
    PeerGroups = 4,
    /// <summary>How many were at a live session.</summary>
    AttendanceCounts = 8,
    /// <summary>All of them.</summary>
    All = Claims | PulseSurveys | PeerGroups | AttendanceCounts,
}

/// <summary>What is agreed for the people who work in one country.</summary>
/// <param name="Features">Those that are on.</param>
/// <param name="MinimumGroupSize">People, from <see cref="SmallestGroup"/> to <see cref="LargestGroup"/>: nothing is shown of fewer.</param>
/// <param name="ManagersSeeStatus">Whether managers see how far each of their people is with what is mandatory.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CountryRule")]
public sealed record CountryRule(
    [property: Id(0)] OptionalFeatures Features, [property: Id(1)] int MinimumGroupSize, [property: Id(2)] bool ManagersSeeStatus)
{
    /// <summary>Limits of <see cref="MinimumGroupSize"/>.</summary>
    public const int SmallestGroup = 5, LargestGroup = 100;

    /// <summary>Where nothing else was decided: everything that is voluntary is offered, and managers see what is mandatory.</summary>
    public static readonly CountryRule Usual = new(OptionalFeatures.All, SmallestGroup, ManagersSeeStatus: true);

    /// <summary>The strictest there can be; also what counts for people whose country is not known.</summary>
    public static readonly CountryRule Strictest = new(OptionalFeatures.None, LargestGroup, ManagersSeeStatus: false);
}

/// <summary>The rules of all countries.</summary>
/// <param name="Version">Grows with every decision.</param>
/// <param name="Decided">By ISO 3166 alpha-2, where something was decided.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CountryTable")]
public sealed record CountryTable([property: Id(0)] long Version, [property: Id(1)] ImmutableDictionary<string, CountryRule> Decided)
{
    /// <summary>Before anything was decided.</summary>
    public static readonly CountryTable Empty = new(0, ImmutableDictionary<string, CountryRule>.Empty);

    /// <summary>The rules of a country; <see cref="CountryRule.Strictest"/> where the country is not known.</summary>
    public CountryRule Of(string country) => country.Length == 0 ? CountryRule.Strictest : Decided.GetValueOrDefault(country, CountryRule.Usual);
}

/// <summary>A programme owner's decision on one country.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">The owner.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Rule">As it is from now on.</param>
[GenerateSerializer, Immutable, Alias("Upskill.DecideCountryRule")]
public sealed record DecideCountryRule(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] string Country, [property: Id(3)] CountryRule Rule);

/// <summary>One decision as it was made.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.CountryRuleChange")]
public sealed record CountryRuleChange(
    [property: Id(0)] long Version, [property: Id(1)] CountryRule Rule, [property: Id(2)] PersonId By, [property: Id(3)] DateTimeOffset At);
