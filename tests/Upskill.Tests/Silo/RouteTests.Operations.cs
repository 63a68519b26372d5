namespace Upskill.Tests.Silo;

/// <summary>Rows of Operations.</summary>
public sealed partial class RouteTests
{
    private static (string Route, string Path, int[] Answers)[] Operations =>
    [
        ("ANY /health/live", "/health/live", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        ("ANY /health/ready", "/health/ready", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
    ];
}
