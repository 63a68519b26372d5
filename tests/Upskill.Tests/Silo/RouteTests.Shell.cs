namespace Upskill.Tests.Silo;

/// <summary>Rows of the shell and the web edge.</summary>
public sealed partial class RouteTests
{
    private static (string Route, string Path, int[] Answers)[] Shell =>
    [
        ("GET /", "/", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("GET /home/part", "/home/part", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("GET /data-rules", "/data-rules", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("GET /design", "/design", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        ("GET /not-found", "/not-found", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound]),
        ("GET /openapi/{documentName}.json", "/openapi/v1.json", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized]),
        ("GET /_framework/opaque-redirect", "/_framework/opaque-redirect", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest]),
        ("ANY /{*path:nonfile}", "/no-such-page", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound]),
    ];
}
