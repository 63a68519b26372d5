using System.Collections.Immutable;

namespace Upskill.Workforce;

/// <summary>
/// The employees of one partition. Keyed by partition (<c>p00</c> to <c>p15</c>), by hash of the person's id; a search asks all sixteen.
/// </summary>
[GrainInterfaceType("workforce-directory"), Alias("Upskill.IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>
    /// Puts employees in or replaces them. Durable when it returns; a repeat changes nothing. Granted roles are the register's: somebody who is known keeps
    /// theirs whatever the record says, and somebody new has none until <see cref="Hold"/>.
    /// </summary>
    [Alias("Admit")]
    Task Admit(ImmutableArray<Employee> employees);

    /// <summary>Notes the granted roles that people now hold, as the register of roles says. Durable when it returns. Called by the register only.</summary>
    [Alias("Hold")]
    Task Hold(ImmutableArray<RoleHolding> holdings);

    /// <summary>Takes an employee out. Durable when it returns. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove(PersonId person);

    /// <summary>The employee, also one who has left; null for nobody.</summary>
    [Alias("Employee")]
    Task<Employee?> Employee(PersonId person);

    /// <summary>The employee and which of their sign-ins are over; null for nobody.</summary>
    [Alias("Access")]
    Task<PersonAccess?> Access(PersonId person);

    /// <summary>
    /// Ends one sign-in of somebody, by its own id or the provider's, or all of them. Durable when it returns; a repeat ends what came after the first. For nobody nothing happens.
    /// </summary>
    [Alias("SignOut")]
    Task SignOut(PersonId person, string? session);

    /// <summary>Employees who match, by name, at most <paramref name="most"/>; those who have left only where they are asked for.</summary>
    [Alias("Search")]
    Task<ImmutableArray<Employee>> Search(DirectoryQuery query, int most);

    /// <summary>Who reports to one of these people directly and has not left.</summary>
    [Alias("ReportsOf")]
    Task<ImmutableArray<Employee>> ReportsOf(ImmutableArray<PersonId> managers);

    /// <summary>
    /// Which of these are somebody's names, those who have left included: keys as the guard in Kit makes them of a text. A look into a table for each, whatever the number of people.
    /// </summary>
    [Alias("NamesAmong")]
    Task<ImmutableArray<string>> NamesAmong(ImmutableArray<string> keys);

    /// <summary>How many people who have not left work in each country, by ISO 3166 alpha-2.</summary>
    [Alias("Countries")]
    Task<ImmutableDictionary<string, int>> Countries();

    /// <summary>All employees, those who have left included.</summary>
    [Alias("All")]
    Task<ImmutableArray<Employee>> All();
}

/// <summary>Whom to look for.</summary>
/// <param name="Text">Part of a name, a unit's name or an id, in any case; empty for all.</param>
/// <param name="Roles">At least one of these; <see cref="Roles.Employee"/> for all.</param>
/// <param name="WithLeavers">Whether those who have left are found, too.</param>
[GenerateSerializer, Immutable, Alias("Upskill.DirectoryQuery")]
public sealed record DirectoryQuery([property: Id(0)] string Text, [property: Id(1)] Roles Roles, [property: Id(2)] bool WithLeavers = false);

/// <summary>A person as HR knows them.</summary>
/// <param name="Id">HR's own id.</param>
/// <param name="Name">As HR writes it.</param>
/// <param name="Email">May be empty.</param>
/// <param name="Unit">The smallest unit they are in.</param>
/// <param name="UnitNames">Names of the units they are in, function first.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Grade">Grade band, as HR writes it.</param>
/// <param name="Manager">Whom they report to; null at the top.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="StartsOn">First working day.</param>
/// <param name="Leave">Away from and to, or null.</param>
/// <param name="Roles">Granted ones, and manager where somebody reports to them.</param>
/// <param name="Leads">Topmost units in which everybody else is below them.</param>
/// <param name="ChampionOf">Functions they are a champion of.</param>
/// <param name="IsSample">Belongs to the sample organisation.</param>
/// <param name="LeftOn">The day they were deactivated; null while they are here.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Employee")]
public sealed record Employee(
    [property: Id(0)] PersonId Id, [property: Id(1)] string Name, [property: Id(2)] string Email, [property: Id(3)] UnitId Unit,
    [property: Id(4)] ImmutableArray<string> UnitNames, [property: Id(5)] string Country, [property: Id(6)] string Grade,
    [property: Id(7)] PersonId? Manager, [property: Id(8)] string TimeZone, [property: Id(9)] string Language,
    [property: Id(10)] DateOnly StartsOn, [property: Id(11)] Leave? Leave, [property: Id(12)] Roles Roles,
    [property: Id(13)] ImmutableArray<UnitId> Leads, [property: Id(14)] ImmutableArray<UnitId> ChampionOf, [property: Id(15)] bool IsSample,
    [property: Id(16)] DateOnly? LeftOn = null)
{
    /// <summary>Their id only: what a call carries may be printed, and no name or address stands in a log.</summary>
    public override string ToString() => Id.Value;
}

/// <summary>Days away, both included.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.Leave")]
public sealed record Leave([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To);

/// <summary>What a cookie of somebody is judged by.</summary>
/// <param name="Employee">As the workforce has them.</param>
/// <param name="SignOuts">How often they signed out everywhere: a sign-in that knows of fewer is over.</param>
/// <param name="EndedSessions">Ids of single sign-ins that are over, the product's own and the provider's.</param>
/// <param name="SignedOutAt">When they last signed out everywhere; null for never.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PersonAccess")]
public sealed record PersonAccess(
    [property: Id(0)] Employee Employee, [property: Id(1)] int SignOuts, [property: Id(2)] ImmutableArray<string> EndedSessions,
    [property: Id(3)] DateTimeOffset? SignedOutAt = null);
