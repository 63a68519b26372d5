using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Benchmarks.Session;

namespace Upskill.Benchmarks.Connections;

/// <summary>
/// Many people at one server, each with a connection of their own. A process of its own, which is told by HTTP what to do: a process can hold only so many sockets, and the crowd's are as many as the
/// server's.
/// </summary>
internal sealed class Crowd(Uri server, int from, int count)
{
    /// <summary>The verb by which the benchmark starts it: the server's address, the first person's number, how many, and <c>bare</c> where that is what the server is.</summary>
    public const string Verb = "hub-crowd";

    private const int AtOnce = 32, SocketsOfAnAddress = 5_000;
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(15);
    private readonly CrowdMember[] members = new CrowdMember[count];

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> Run(Asked asked)
    {
        var crowd = new Crowd(new(asked.Arguments[1]), Whole(asked.Arguments[2]), Whole(asked.Arguments[3]));
        var isBare = asked.Arguments.Contains("bare");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/arrival", () => isBare ? crowd.ArriveAtBare() : crowd.ArriveAtSilo());
        app.MapPost("/connection", () => crowd.Connect(isBare ? "/hubs/bare" : "/hubs/learning"));
        app.MapGet("/heard", (long number) => crowd.Heard(number));
        await app.StartAsync();
        Console.WriteLine($"The crowd is ready at {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Everybody signs in and opens their first page, so that what a person costs without a connection is there before.</summary>
    private async Task ArriveAtSilo()
    {
        var door = await SessionVisitor.Door(server);
        await Everybody(async number =>
        {
            var visitor = await door(MeasuredSilo.Person(from + number), default);
            using var page = await visitor.Get("/");
            page.EnsureSuccessStatusCode();
            members[number] = new(MeasuredSilo.Person(from + number), visitor.Cookies);
        });
    }

    private async Task ArriveAtBare()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        await Everybody(async number =>
        {
            using var answer = await http.PostAsync($"/sign-in?person={MeasuredSilo.Person(from + number)}", null);
            members[number] = new(MeasuredSilo.Person(from + number), answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        });
    }

    /// <summary>Everybody connects, from source addresses of which each has ports for some, and stays.</summary>
    private async Task Connect(string hub)
    {
        var network = Enumerable.Range(0, (count / SocketsOfAnAddress) + 1).Select(Network).ToList();
        var address = new UriBuilder(server) { Scheme = "ws", Path = hub }.Uri;
        await Everybody(number => members[number].Connect(address, network[number / SocketsOfAnAddress]));
        _ = StayAlive();
    }

    private HeardBy Heard(long number)
    {
        var heard = members.Where(member => member.Number >= number).ToList();
        return new(members.Count(member => member.IsOpen), heard.Count, heard.Count == 0 ? 0 : heard.Max(member => member.HeardAt));
    }

    private async Task StayAlive()
    {
        while (true)
        {
            var each = BetweenPings / members.Length;
            var watch = System.Diagnostics.Stopwatch.StartNew();
            foreach (var (at, member) in members.Index())
            {
                if (at % 100 == 0 && each * at is var due && due > watch.Elapsed)
                    await Task.Delay(due - watch.Elapsed);
                await member.StayAlive();
            }
            if (BetweenPings > watch.Elapsed)
                await Task.Delay(BetweenPings - watch.Elapsed);
        }
    }

    private Task Everybody(Func<int, Task> act) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await act(number));

    /// <summary>Connections that come from a loopback address of their own: one address has no ports for all.</summary>
    private static HttpMessageInvoker Network(int number) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(number + 2)]), 0));
            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>How many of a crowd heard a push.</summary>
/// <param name="Open">Open connections.</param>
/// <param name="Count">Of them, those that heard it.</param>
/// <param name="LastAt">When the last one did, as of the machine's <see cref="System.Diagnostics.Stopwatch"/>.</param>
internal sealed record HeardBy(int Open, int Count, long LastAt);
