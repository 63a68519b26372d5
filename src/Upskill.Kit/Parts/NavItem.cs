using Upskill.Kit.People;

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
public sealed record NavItem(Type Words, string Key, string Href, Func<CurrentPerson, bool> Shown, int Order, bool IsPersonal = false, bool IsFooter = false);
