using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Upskill.Adoption;
using Upskill.Coaching;
using Upskill.Kit;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.Operations;
using Upskill.PeerGroups;
using Upskill.Silo.Hosting;
using Upskill.Silo.Sample;
using Upskill.Silo.SignIn;
using Upskill.Silo.Store;
using Upskill.TimeSaved;
using Upskill.Web;
using Upskill.Workforce;

namespace Upskill.Silo;

/// <summary>Puts the process together: store, Orleans, slices, web edge.</summary>
internal static class UpskillSilo
{
    /// <summary>Runs until the process is stopped.</summary>
    public static async Task<int> Run(string[] args)
    {
        await using var app = Build(args);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"Upskill is ready at {address}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Everything but the start. Opens the store, since nothing can be decided without it.</summary>
    /// <param name="args">As on the command line.</param>
    /// <param name="adjust">For tests: a clock or a setting of telemetry, for example.</param>
    /// <exception cref="StartRefusedException">With the sentence for the operator.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = Builder(args);
        builder.WebHost.UseStaticWebAssets(); // from the build output, under whatever environment tests run it; a published silo has its assets beside it
        var provider = SignInHosting.Demand(builder.Configuration, builder.Environment);
        builder.AddProxy();
        builder.AddGuard();
        var store = StoreConnection.Open(builder.Configuration);

        builder.AddStore(store);
        builder.AddOrleans(store);
        builder.AddSignIn(provider);
        builder.Services.AddKit();
        builder.AddCheckpoints();
        builder.AddSampleWeeks(store);
        builder.Services.AddWorkforce(builder.Configuration);
        builder.Services.AddLearning(builder.Configuration["Programme:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));
        builder.AddLiveSessions();
        builder.Services.AddPeerGroups();
        builder.Services.AddTimeSaved();
        builder.Services.AddAdoption();
        builder.AddCoaching();
        builder.Services.AddOperations();
        builder.Services.AddUpskillWeb();
        builder.AddPush(store);
        builder.AddHandOver(store);
        adjust?.Invoke(builder);
        builder.AddTelemetry();

        var app = builder.Build();
        store.Durability.Say(app.Logger);
        app.UseSocketsOnly(store);
        app.UseUpskillWeb();
        app.MapWorkforce();
        app.MapLearning();
        app.MapLiveSessions();
        app.MapPeerGroups();
        app.MapTimeSaved();
        app.MapAdoption();
        app.MapCoaching();
        app.MapOperations();
        app.MapUpskillWeb();
        return app;
    }

    /// <summary>The same settings that the silo reads, for a verb.</summary>
    public static IConfiguration Configuration(string[] args) =>
        Builder(args).Configuration;

    /// <summary>Named and rooted by itself, not by the process or the folder that it is started from.</summary>
    private static WebApplicationBuilder Builder(string[] args) => WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ApplicationName = typeof(UpskillSilo).Assembly.GetName().Name,
        ContentRootPath = AppContext.BaseDirectory,
    });
}
