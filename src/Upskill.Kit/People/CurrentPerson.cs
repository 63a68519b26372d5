using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Upskill.Workforce;

namespace Upskill.Kit.People;

/// <summary>
/// Who is asking, as the sign-in cookie says. A handler takes it as a parameter; a component asks <see cref="Visitor"/>.
/// </summary>
/// <param name="Id">The person.</param>
/// <param name="Name">For their own top bar; never logged.</param>
/// <param name="Roles">What they are besides an employee.</param>
/// <param name="Leads">Units that they lead, topmost only: they lead everything below too.</param>
/// <param name="ChampionOf">Functions that they are a champion of.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">BCP 47, as HR says.</param>
/// <param name="Country">ISO 3166 alpha-2; empty where it is not known.</param>
public sealed record CurrentPerson(
    PersonId Id, string Name, Roles Roles, IReadOnlyList<UnitId> Leads, IReadOnlyList<UnitId> ChampionOf,
    string TimeZone, string Language = "en", string Country = "")
{
    private const string RolesClaim = "upskill:roles", LeadsClaim = "upskill:leads", ChampionClaim = "upskill:champion",
        ZoneClaim = "upskill:zone", LanguageClaim = "upskill:language", CountryClaim = "upskill:country";

    /// <summary>The sign-in that they ask by; null where nobody signed in.</summary>
    public SignInSession? Session { get; init; }

    /// <summary>The person as the workforce has them.</summary>
    public static CurrentPerson Of(Employee employee) =>
        new(employee.Id, employee.Name, employee.Roles, employee.Leads, employee.ChampionOf, employee.TimeZone, employee.Language, employee.Country);

    /// <summary>True when nothing of them is different.</summary>
    public bool IsSameAs(CurrentPerson other) => Claims().Select(claim => (claim.Type, claim.Value)).SequenceEqual(other.Claims().Select(claim => (claim.Type, claim.Value)));

    /// <summary>The principal that <see cref="From"/> reads back.</summary>
    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(Claims(), "upskill"));

    /// <summary>True when one of <paramref name="roles"/> is among theirs.</summary>
    public bool Is(Roles roles) => (Roles & roles) != 0;

    /// <summary>Where their clock stands; UTC where this machine does not know their zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>A moment as their clock shows it.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The person whom the principal names, or null where nobody is signed in.</summary>
    public static CurrentPerson? From(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return null;
        return new(
            new PersonId(id),
            principal.FindFirstValue(ClaimTypes.Name) ?? id,
            Enum.TryParse<Roles>(principal.FindFirstValue(RolesClaim), out var roles) ? roles : Roles.Employee,
            [.. principal.FindAll(LeadsClaim).Select(claim => new UnitId(claim.Value))],
            [.. principal.FindAll(ChampionClaim).Select(claim => new UnitId(claim.Value))],
            principal.FindFirstValue(ZoneClaim) ?? "UTC",
            principal.FindFirstValue(LanguageClaim) ?? "en",
            principal.FindFirstValue(CountryClaim) ?? "")
        { Session = SignInSession.From(principal) };
    }

    /// <summary>The claims that <see cref="From"/> reads back.</summary>
    public IEnumerable<Claim> Claims() =>
    [
        new(ClaimTypes.NameIdentifier, Id.Value),
        new(ClaimTypes.Name, Name),
        new(RolesClaim, Roles.ToString()),
        new(ZoneClaim, TimeZone),
        new(LanguageClaim, Language),
        new(CountryClaim, Country),
        .. Leads.Select(unit => new Claim(LeadsClaim, unit.Value)),
        .. ChampionOf.Select(unit => new Claim(ChampionClaim, unit.Value)),
        .. Session is { } session ? [session.Claim()] : Array.Empty<Claim>(),
    ];

    /// <summary>Lets a route handler take <see cref="CurrentPerson"/> as a parameter. The route's policy has already asked for a sign-in.</summary>
    public static ValueTask<CurrentPerson?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult(From(context.User));
}

/// <summary>For components: who looks at the page, if anybody is signed in.</summary>
public sealed class Visitor(IHttpContextAccessor accessor)
{
    /// <summary>The person, or null where nobody is signed in.</summary>
    public CurrentPerson? Person => accessor.HttpContext is { } context ? CurrentPerson.From(context.User) : null;
}
