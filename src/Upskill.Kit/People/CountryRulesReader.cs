using Upskill.Workforce;

namespace Upskill.Kit.People;

/// <summary>
/// The countries' rules for whoever reads data that they are about. A decision counts everywhere within <see cref="Freshness"/>: the table is read at most
/// once in that time, for every page asks for it.
/// </summary>
public sealed class CountryRulesReader(IGrainFactory grains, TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private Known? known;

    /// <summary>The table, at most <see cref="Freshness"/> old. Where it cannot be read nothing is shown by an old one: it throws.</summary>
    public async ValueTask<CountryTable> Table()
    {
        if (known is { } last && time.GetElapsedTime(last.At) < Freshness)
            return last.Table;
        var at = time.GetTimestamp();
        var table = await grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Table();
        known = new(table, at);
        return table;
    }

    /// <summary>Whether what is voluntary is offered to somebody where they work.</summary>
    public async ValueTask<bool> Offers(CurrentPerson person, OptionalFeatures feature) => (await Table()).Of(person.Country).Features.HasFlag(feature);

    private sealed record Known(CountryTable Table, long At);
}
