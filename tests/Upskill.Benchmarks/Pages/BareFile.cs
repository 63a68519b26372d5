using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Testing;

namespace Upskill.Benchmarks.Pages;

/// <summary>What the least possible page costs: one static file for whoever asks. A process of its own.</summary>
internal static class BareFile
{
    /// <summary>The verb by which the benchmark starts it; how many bytes the file has is its argument.</summary>
    public const string Verb = "bare-file";

    /// <summary>Where the file is.</summary>
    public const string Path = "/page.html";

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> Run(Asked asked)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Path + Path, new string('w', int.Parse(asked.Arguments[1], CultureInfo.InvariantCulture)));
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        using var files = new PhysicalFileProvider(folder.Path);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        await app.StartAsync();
        Console.WriteLine($"The bare file is ready at {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
