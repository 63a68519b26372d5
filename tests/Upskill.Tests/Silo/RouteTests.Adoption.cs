namespace Upskill.Tests.Silo;

/// <summary>Rows of Adoption.</summary>
public sealed partial class RouteTests
{
    private static (string Route, string Path, int[] Answers)[] Adoption =>
    [
        ("GET /adoption", "/adoption", [NotFound, Found, NotFound, Found, Found, Found, NotFound, Found]),
        ("GET /adoption/{UnitId}", "/adoption/alpha", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Found]),
        ("GET /adoption/{UnitId}", "/adoption/beta", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found]),
        ("GET /adoption/{UnitId}", "/adoption/all", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found]),
        ("GET /adoption/units/{unit}/part", "/adoption/units/alpha~main/part", [NotFound, Ok, NotFound, NotFound, Ok, Ok, NotFound, Found]),
        ("GET /adoption/units/{unit}/part", "/adoption/units/beta/part", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found]),
        ("GET /adoption/units/{unit}/hours/part", "/adoption/units/alpha~main/hours/part", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Found]),
        ("GET /adoption/units/{unit}/hours/part", "/adoption/units/beta/hours/part", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found]),
        ("GET /api/adoption/units/{unit}", "/api/adoption/units/alpha", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}", "/api/adoption/units/beta", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/completion.csv", "/api/adoption/units/alpha/completion.csv", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/completion.csv", "/api/adoption/units/beta/completion.csv",
            [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/attitude", "/api/adoption/units/alpha~main/attitude", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/attitude", "/api/adoption/units/beta/attitude", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/sessions", "/api/adoption/units/alpha~main/sessions", [NotFound, Ok, NotFound, Ok, Ok, NotFound, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/sessions", "/api/adoption/units/beta/sessions", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/sessions.csv", "/api/adoption/units/alpha~main/sessions.csv", [NotFound, Ok, NotFound, Ok, Ok, NotFound, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/sessions.csv", "/api/adoption/units/beta/sessions.csv", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/attitude.csv", "/api/adoption/units/alpha~main/attitude.csv", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/attitude.csv", "/api/adoption/units/beta/attitude.csv", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/baseline/statement", "/api/adoption/units/alpha/baseline/statement",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/hours", "/api/adoption/units/alpha~main/hours", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/hours", "/api/adoption/units/beta/hours", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/statement", "/api/adoption/units/alpha~main/statement", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/hours/{week}/statement", "/api/adoption/units/alpha/hours/2026-W01/statement",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized]), // nothing was released of it: ClaimsReleasedTests has one
        ("GET /api/adoption/units/{unit}/hours.csv", "/api/adoption/units/alpha/hours.csv", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized]),
        ("GET /api/adoption/units/{unit}/hours.csv", "/api/adoption/units/unheard-of/hours.csv",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized]),
        ("GET /adoption/{UnitId}", $"/adoption/@{SiloFixture.Cohort}", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found]),
        ("ANY /hubs/adoption", "/hubs/adoption", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /hubs/adoption/negotiate", "/hubs/adoption/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized]),
    ];
}
