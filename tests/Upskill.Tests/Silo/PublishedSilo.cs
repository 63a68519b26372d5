using System.Diagnostics;
using Upskill.Testing;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Silo;

/// <summary>A fresh clone, published once for the tests of what is delivered.</summary>
public sealed class PublishedSilo : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Where it lies; the program's tree is <c>published</c> in it.</summary>
    public string Folder => folder.Path;

    /// <summary>What is started.</summary>
    public string Program => Path.Combine(folder.Path, "published", "Upskill.Silo.dll");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var clone = Path.Combine(folder.Path, "clone");
        await Run("git", ["clone", "--quiet", "--no-hardlinks", SourceTree.Root, clone]);
        await Run("dotnet", ["publish", Path.Combine(clone, "silo"), "-c", "Release", "-o", Path.Combine(folder.Path, "published"), "--nologo", "-v", "quiet", "-p:UseSharedCompilation=false", "-nodeReuse:false",
            "-p:RunAnalyzers=false"]); // which have looked at the same sources in the build that this test is of
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Runs a program to its end, which must be a good one; what it printed.</summary>
    internal static async Task<string> Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        return await output;
    }
}

/// <summary>A test that gives rights away, which root alone can.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    /// <summary>Skipped, and said so, where this process is not root of a Linux machine.</summary>
    public RootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Skip = "Not run: only root can start a process as somebody else. The gate runs it as root.";
    }
}
