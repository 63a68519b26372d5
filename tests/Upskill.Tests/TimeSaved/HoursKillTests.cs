using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

/// <summary>SIGKILL while people send their hours: what was acknowledged is there, and what is sent again with its id is there once.</summary>
[Trait("Tier", "Long")]
public sealed class HoursKillTests : IDisposable
{
    private const int People = 8, Rounds = 3;
    private static readonly WeekId Week = WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow));
    private readonly TemporaryFolder folder = new();

    private string Store => $"--Store:Directory={folder.Path}";

    [Fact]
    public async Task No_claim_that_was_acknowledged_is_lost_when_the_process_is_killed_at_any_moment()
    {
        var senders = Enumerable.Range(1, People).Select(number => new Sender($"sample-{number:0000}")).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            await using var silo = await SiloProcess.Start(Store);
            await Sample.Loaded(silo.Address);
            using var stop = new CancellationTokenSource();
            var sending = senders.Select(sender => sender.Send(silo.Address, stop.Token)).ToList();
            var aim = senders.Sum(sender => sender.Acknowledged) + 40 + (13 * round);
            await Until.True(() => Task.FromResult(senders.Sum(sender => sender.Acknowledged) >= aim), $"{aim} claims were not acknowledged");
            await silo.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(sending);
        }

        await using (var silo = UpskillSilo.Build(["--environment=Development", Store, "--urls=http://127.0.0.1:0"]))
        {
            await silo.StartAsync();
            foreach (var sender in senders)
            {
                var standing = await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IHoursGrain>(sender.Person).Standing();
                Assert.InRange(standing.Number, sender.Acknowledged, sender.Acknowledged + 1);
                Assert.Equal(standing.Number, standing.Of(Week)!.NetMinutes); // the last of them, each once
            }
            await silo.StopAsync();
        }
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", Store);
        Assert.True(exitCode == 0, output);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    /// <summary>Claims one minute, corrects it to two, to three; what got no answer is sent again with its id after the restart.</summary>
    private sealed class Sender(string person)
    {
        private string command = CommandId.New().Value;

        public string Person => person;

        public int Acknowledged { get; private set; }

        public async Task Send(Uri address, CancellationToken stop)
        {
            using var visitor = await WebVisitor.SignIn(address, person);
            var token = WebVisitor.Token(await visitor.Page("/hours"));
            while (!stop.IsCancellationRequested && await IsTaken(visitor, token))
            {
                Acknowledged++;
                command = CommandId.New().Value;
            }
        }

        private async Task<bool> IsTaken(WebVisitor visitor, string token)
        {
            try
            {
                using var answer = await visitor.PostForJson($"/api/time-saved/weeks/{Week}/claim", token,
                    ("commandId", command), ("drafting-saved", (Acknowledged + 1).ToString(CultureInfo.InvariantCulture)));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }
}
