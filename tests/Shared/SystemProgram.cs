using System.Diagnostics;

namespace Upskill.Testing;

/// <summary>Programs of this machine that tests start: where one is missing, the system's package manager brings it, if this process may ask it to.</summary>
internal static class SystemProgram
{
    private const string PackageManager = "/usr/bin/apt-get";
    private static readonly SemaphoreSlim one = new(1);

    /// <summary>Full path of the first of these that is on PATH; null where none is.</summary>
    public static string? Installed(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Installs a package and says where the program is; null where this process may not, or the package could not be had.</summary>
    public static async Task<string?> FromPackageManager(string package, params string[] names)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists(PackageManager))
            return null;
        await one.WaitAsync();
        try
        {
            if (Installed(names) is { } found)
                return found;
            await Run("update", "-q");
            await Run("install", "-q", "-y", package);
            return Installed(names);
        }
        finally
        {
            one.Release();
        }
    }

    private static async Task Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(PackageManager, arguments);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        start.Environment["RUNLEVEL"] = "1"; // a package that brings a service does not start it
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }
}
