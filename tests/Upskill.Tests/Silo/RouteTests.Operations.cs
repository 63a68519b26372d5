namespace Upskill.Tests.Silo;

/// <summary>Rows of Operations.</summary>
public sealed partial class RouteTests
{
    private static (string Route, string Path, int[] Answers)[] Operations =>
    [
        ("ANY /health/live", "/health/live", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        ("ANY /health/ready", "/health/ready", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        ("GET /operations", "/operations", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, Ok, Found]),
        ("GET /operations/part", "/operations/part", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, Ok, Found]),
        ("ANY /hubs/operations", "/hubs/operations", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /hubs/operations/negotiate", "/hubs/operations/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized]),
    ];
}
