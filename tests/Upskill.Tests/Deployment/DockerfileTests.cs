using System.Text.Json;
using System.Text.RegularExpressions;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Deployment;

/// <summary>The image's recipe, held against what it is made of. No image is built here: there is no engine on a machine that runs the gate.</summary>
public sealed class DockerfileTests
{
    private static readonly string[] Lines = [.. SourceTree.Text("silo/Dockerfile").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void It_builds_with_the_SDK_and_a_Node_that_the_build_asks_for()
    {
        using var sdk = JsonDocument.Parse(SourceTree.Text("global.json"));
        using var package = JsonDocument.Parse(SourceTree.Text("package.json"));
        var wanted = sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var node = int.Parse(package.RootElement.GetProperty("engines").GetProperty("node").GetString()!.TrimStart('>', '='), System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains(Lines, line => line == $"FROM mcr.microsoft.com/dotnet/sdk:{string.Join('.', wanted.Split('.')[..2])} AS build");
        Assert.Contains(Lines, line => line.StartsWith($"FROM mcr.microsoft.com/dotnet/aspnet:{string.Join('.', wanted.Split('.')[..2])}-", StringComparison.Ordinal));
        var given = Regex.Match(string.Join('\n', Lines), @"FROM node:(\d+)").Groups[1].Value;
        Assert.InRange(int.Parse(given, System.Globalization.CultureInfo.InvariantCulture), node, 99);
    }

    [Fact]
    public void It_publishes_the_silo_and_starts_what_was_published()
    {
        Assert.Contains(Lines, line => line.StartsWith("RUN dotnet publish silo/Upskill.Silo.csproj --configuration Release --output /published", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(SourceTree.Root, "silo", "Upskill.Silo.csproj")));
        Assert.Equal($"ENTRYPOINT [\"dotnet\", \"{typeof(Upskill.Silo.StartRefusedException).Assembly.GetName().Name}.dll\"]", Lines[^1]);
    }

    [Fact]
    public void The_last_stage_runs_as_no_root_and_its_program_belongs_to_root()
    {
        var last = Lines[(Array.FindLastIndex(Lines, line => line.StartsWith("FROM", StringComparison.Ordinal)))..];

        Assert.Equal("USER $APP_UID", Assert.Single(last, line => line.StartsWith("USER", StringComparison.Ordinal)));
        Assert.DoesNotContain(last, line => line.StartsWith("RUN", StringComparison.Ordinal)); // it has no shell
        Assert.Equal("COPY --from=build --chown=$APP_UID:$APP_UID /empty /data", Assert.Single(last, line => line.Contains("--chown", StringComparison.Ordinal)));
        Assert.Contains(last, line => line.Contains("Store__Directory=/data", StringComparison.Ordinal));
    }

    [Fact]
    public void What_lies_on_the_builders_machine_stays_there()
    {
        var left = SourceTree.Text(".dockerignore").Split('\n');
        foreach (var folder in new[] { "**/bin", "**/obj", "**/node_modules", "data", "silo/data", ".git", ".azure" })
            Assert.Contains(folder, left);
        Assert.DoesNotContain(left, line => line is "src" or "silo" or "package.json" or "package-lock.json" or "tsconfig.json");
    }
}
