namespace Upskill.Tests.Silo;

/// <summary>Rows of TimeSaved.</summary>
public sealed partial class RouteTests
{
    private static (string Route, string Path, int[] Answers)[] TimeSaved =>
    [
        ("GET /hours", "/hours", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("GET /hours/{Week}", $"/hours/{WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow)).Previous}", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("GET /hours/{Week}", "/hours/2020-W01", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found]),
        ("GET /hours/{Week}", "/hours/mia", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found]),
        ("GET /hours/baseline", "/hours/baseline", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("POST /api/time-saved/weeks/{week}/claim", "/api/time-saved/weeks/2026-W45/claim",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/weeks/{week}/repetition", "/api/time-saved/weeks/2026-W45/repetition",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/baseline", "/api/time-saved/baseline",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/baseline/omission", "/api/time-saved/baseline/omission",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/nudge", "/api/time-saved/nudge",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/nudge/dismissal", "/api/time-saved/nudge/dismissal",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("GET /calibration", "/calibration", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("POST /api/time-saved/calibration", "/api/time-saved/calibration",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/calibration/{pair:int}/exercises/{exercise:int}/start", "/api/time-saved/calibration/1/exercises/1/start",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/calibration/{pair:int}/exercises/{exercise:int}/finish", "/api/time-saved/calibration/1/exercises/1/finish",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/time-saved/calibration/{pair:int}/withdrawal", "/api/time-saved/calibration/1/withdrawal",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("GET /pulse", "/pulse", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("POST /api/time-saved/pulse/{survey}/response", "/api/time-saved/pulse/before/response",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
    ];
}
