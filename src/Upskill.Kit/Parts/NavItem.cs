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
public sealed record NavItem(Type Words, string Key, string Href, Func<CurrentPerson, bool> Shown, int Order, bool IsPersonal = false,
    bool IsFooter = false, OptionalFeatures Feature = OptionalFeatures.None);

/// <summary>Which entries somebody sees.</summary>
public sealed class NavItems(IEnumerable<NavItem> items, CountryRulesReader rules)
{
    /// <summary>In order. While the countries' rules cannot be read, nothing that they can switch off.</summary>
    public async ValueTask<IReadOnlyList<NavItem>> Of(CurrentPerson person, bool personal)
    {
        var shown = new List<NavItem>();
        foreach (var item in items.Where(item => item.IsPersonal == personal && !item.IsFooter && item.Shown(person)).OrderBy(item => item.Order))
        {
            if (await Offers(person, item.Feature))
                shown.Add(item);
        }
        return shown;
    }

    // A page that says that the service is restarting has a navigation, too.
    private async ValueTask<bool> Offers(CurrentPerson person, OptionalFeatures feature)
    {
        try
        {
            return feature is OptionalFeatures.None || await rules.Offers(person, feature);
        }
        catch (Exception away) when (Problems.IsAway(away))
        {
            return false;
        }
    }
}
