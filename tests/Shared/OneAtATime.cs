using System.Runtime.CompilerServices;

namespace Upskill.Testing;

/// <summary>
/// Test projects of one user run one after the other, although <c>dotnet test</c> starts them side by side: both start silos, stores and browsers, and on two
/// cores each would be the other's load test. The lock goes with the process.
/// </summary>
internal static class OneAtATime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static FileStream? held;

    [ModuleInitializer]
    internal static void Wait()
    {
        var file = Path.Combine(Path.GetTempPath(), "upskill-tests.lock");
        var until = Environment.TickCount64 + (long)Longest.TotalMilliseconds;
        while (held is null && Environment.TickCount64 < until)
        {
            try
            {
                held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(500);
            }
        }
    }
}
