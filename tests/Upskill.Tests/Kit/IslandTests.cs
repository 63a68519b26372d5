using System.Diagnostics;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Kit;

/// <summary>The islands' own tests, in Node.js, which the build needs anyway.</summary>
public sealed class IslandTests
{
    [Fact]
    public async Task The_islands_pass_their_tests()
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["test", "--silent"])
        {
            WorkingDirectory = SourceTree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();

        Assert.True(npm.ExitCode == 0, $"{await output}\n{await errors}");
    }
}
