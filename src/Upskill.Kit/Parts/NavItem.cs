using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Workforce;

namespace Upskill.Kit.Parts;

/// <summary>
/// One entry of the main navigation. A slice registers it as a singleton, and the shell, which knows no slice, shows it:
/// <c>services.AddSingleton(new NavItem(typeof(LearningWords), "Modules", "/modules", _ => true, 20))</c>.
/// </summary>
/// <param name="Words">Marker class of the resources that hold the label.</param>
/// <param name="Key">The label's key in them.</param>
/// <param name="Href">Absolute path, without a query. Pages below it count as its own.</param>
/// <param name="Shown">Whether a person sees the entry. It hides a link and protects nothing: the page's policy does that.</param>
/// <param name="Order">Lowest first.</param>
/// <param name="IsPersonal">In the person's own menu instead of the main navigation.</param>
/// <param name="IsFooter">At the foot of every page instead.</param>
/// <param name="Feature">Not shown where the person's country has this switched off.</param>
/// <param name="Waiting">How many things wait there for a person: the entry is shown only where some do, with their number. Asked on every page; null where nothing is counted.</param>
public sealed record NavItem(Type Words, string Key, string Href, Func<CurrentPerson, bool> Shown, int Order, bool IsPersonal = false,
    bool IsFooter = false, OptionalFeatures Feature = OptionalFeatures.None, Func<IServiceProvider, CurrentPerson, ValueTask<int>>? Waiting = null);

/// <summary>An entry as one person sees it.</summary>
/// <param name="Item">Which.</param>
/// <param name="Waiting">How many things wait there for them; null where nothing is counted.</param>
public sealed record NavEntry(NavItem Item, int? Waiting);

/// <summary>Which entries somebody sees.</summary>
public sealed class NavItems(IEnumerable<NavItem> items, CountryRulesReader rules, IServiceProvider services)
{
    /// <summary>In order. While the countries' rules cannot be read, nothing that they can switch off; while it cannot be counted, nothing that is.</summary>
    public async ValueTask<IReadOnlyList<NavEntry>> Of(CurrentPerson person, bool personal)
    {
        var shown = new List<NavEntry>();
        foreach (var item in items.Where(item => item.IsPersonal == personal && !item.IsFooter && item.Shown(person)).OrderBy(item => item.Order))
        {
            if (await WhileAway(async () => item.Feature is OptionalFeatures.None || await rules.Offers(person, item.Feature), false)
                && await WhileAway<int?>(async () => item.Waiting is { } count ? await count(services, person) : null, 0) is var waiting and not 0)
                shown.Add(new(item, waiting));
        }
        return shown;
    }

    // A page that says that the service is restarting has a navigation, too.
    private static async ValueTask<T> WhileAway<T>(Func<ValueTask<T>> ask, T meanwhile)
    {
        try
        {
            return await ask();
        }
        catch (Exception away) when (Problems.IsAway(away))
        {
            return meanwhile;
        }
    }
}
