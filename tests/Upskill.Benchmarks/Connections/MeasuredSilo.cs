using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Upskill.Kit.Live;
using Upskill.Learning.Learners;
using Upskill.Silo;

namespace Upskill.Benchmarks.Connections;

/// <summary>A silo as it is, with two routes more: its memory, and a push to many. A process of its own.</summary>
internal static class MeasuredSilo
{
    /// <summary>The verb by which the benchmark starts it; the silo's settings follow.</summary>
    public const string Verb = "measured-silo";

    /// <summary>Where a server is told to push a number to the people from one on: answers the moment that it began at.</summary>
    public const string Push = "/benchmark/push";

    /// <summary>Somebody's id.</summary>
    public static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"E{number:000000}");

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> Run(Asked asked)
    {
        await using var silo = UpskillSilo.Build([.. asked.Arguments[1..], "--environment=Development", "--Sample:Enabled=false", "--urls=http://127.0.0.1:0"]);
        FullCollection.Map(silo);
        silo.MapPost(Push, (int from, int count, long number, LiveAnnouncements<LearningHub, LearningTopics> live) =>
        {
            var began = Stopwatch.GetTimestamp();
            for (var person = from; person < from + count; person++)
                live.Moved(Person(person), number);
            return began;
        }).AllowAnonymous();
        await silo.StartAsync();
        Console.WriteLine($"The measured silo is ready at {silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}");
        await silo.WaitForShutdownAsync();
        return 0;
    }
}
