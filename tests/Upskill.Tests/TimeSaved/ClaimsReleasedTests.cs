using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Adoption.Releases.Statements;
using Upskill.Kit.Storage;
using Upskill.Testing;

namespace Upskill.Tests.TimeSaved;

/// <summary>From a claim by HTTP to the unit's page, on the real silo.</summary>
public sealed class ClaimsReleasedTests(ClaimingSilo silo) : IClassFixture<ClaimingSilo>
{
    private const string Data = "/api/adoption/units/gamma/hours";

    private WeekId Week => silo.Week;

    [Fact]
    public async Task Twenty_five_claims_become_two_batches_on_the_units_page_and_in_its_data_and_nobody_sees_that_more_wait()
    {
        using var gwen = await WebVisitor.SignIn(silo.Address, "gwen");
        var nothing = await gwen.Page(Data);
        Assert.Contains("Nothing has been released of Gamma yet", await gwen.Page("/adoption/gamma"), StringComparison.Ordinal); // also before there is a roster
        await using var dashboard = new HubConnectionBuilder().WithUrl(new Uri(silo.Address, "/hubs/adoption"), options => options.Cookies = gwen.Cookies).Build();
        var moves = new ConcurrentQueue<(long Number, DateTimeOffset At)>();
        dashboard.On<string, long>("Moved", (_, number) => moves.Enqueue((number, silo.Clock.Now)));
        await dashboard.StartAsync();
        Assert.Equal(0, await dashboard.InvokeAsync<long>("Watch", "hours:gamma"));
        foreach (var person in ClaimingSilo.Members.Take(9))
            await silo.Claim(person, Week, 300);
        await silo.Claim("g01", Week, 60); // a correction is no tenth answer
        Assert.Equal(9, await Waiting());
        Assert.Equal(nothing, await gwen.Page(Data));
        Assert.DoesNotContain(moves, move => move.Number > 0); // the dashboard stands still

        foreach (var person in ClaimingSilo.Members.Skip(9))
            await silo.Claim(person, Week, 300);
        await Until.True(async () => (await gwen.Page(Data)).Contains("\"answered\":20,", StringComparison.Ordinal), "two batches were not released");

        Assert.Contains($"\"week\":\"{Week}\",\"answered\":20,\"asked\":26,", await gwen.Page(Data), StringComparison.Ordinal); // nobody in France is asked
        await Until.True(() => Task.FromResult(moves.Any(move => move.Number == 2)), "the dashboard did not hear of the second batch");
        var sealedAt = JsonDocument.Parse(await gwen.Page(Data)).RootElement.GetProperty("weeks")[0].GetProperty("asOf").GetDateTimeOffset();
        Assert.InRange(moves.First(move => move.Number == 2).At - sealedAt, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        var page = await gwen.Page("/adoption/gamma");
        Assert.Contains("20 of 26 people (77%)", page, StringComparison.Ordinal);
        Assert.Matches("<p class=\"figure-l\">(75|100)%</p>", page); // 19 of 20: the batch of nine rounded to five or to ten
        Assert.Contains("95% interval", page, StringComparison.Ordinal);

        var shown = await gwen.Page(Data);
        await silo.Claim("g01", Week, 1200); // sealed: it changes their own hours only
        Assert.Equal(25, await Waiting()); // sealed ones among them, until the week is finished
        await silo.Leaves("g25");
        Assert.Equal(24, await Waiting());
        await IsProved(await gwen.Page($"{Data}/{Week}/statement"));
        await silo.Restart();
        using var again = await WebVisitor.SignIn(silo.Address, "gwen");
        Assert.Equal(shown, await again.Page(Data));

        using var ben = await WebVisitor.SignIn(silo.Address, "ben");
        await using var elsewhere = new HubConnectionBuilder().WithUrl(new Uri(silo.Address, "/hubs/adoption"), options => options.Cookies = ben.Cookies).Build();
        await elsewhere.StartAsync();
        await Assert.ThrowsAsync<HubException>(() => elsewhere.InvokeAsync<long>("Watch", "hours:gamma"));
        foreach (var path in new[] { Data, Data + ".csv", "/adoption/gamma" })
        {
            using var refused = await ben.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    /// <summary>The verb, beside the running silo; and with each digit of the figure changed in turn.</summary>
    private async Task IsProved(string statement)
    {
        var key = silo.Services.GetRequiredService<ReleaseKey>();
        var file = Path.Combine(silo.Folder, "hours.jws");
        await File.WriteAllTextAsync(file, statement);
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-figure", file, $"--Store:Directory={silo.Folder}");
        Assert.True(exitCode == 0, output);
        Assert.Contains("of 20 answers of gamma", output, StringComparison.Ordinal);
        Assert.Contains("Recomputed from people's own ledgers: 2 of 2 batches. Erased since: 0 of", output, StringComparison.Ordinal);

        var parts = statement.Split('.');
        var payload = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1]));
        foreach (var (at, digit) in payload.Index().Where(letter => char.IsAsciiDigit(letter.Item)))
        {
            var edited = payload[..at] + (digit == '9' ? '8' : (char)(digit + 1)) + payload[(at + 1)..];
            Assert.Null(ReleaseStatement.Read($"{parts[0]}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(edited))}.{parts[2]}", key));
        }
        var figure = ReleaseStatement.Read(statement, key)!;
        var forged = (figure with { Figure = figure.Figure with { NetHours = figure.Figure.NetHours + 10 } }).Sign(key); // by somebody with the key
        await File.WriteAllTextAsync(file, forged);
        (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-figure", file, $"--Store:Directory={silo.Folder}");
        Assert.Equal(1, exitCode);
        Assert.Contains("the sealed batches do not make", output, StringComparison.Ordinal);
    }

    private async Task<int> Waiting() => (await silo.Services.GetRequiredService<AnswerRows>().Load(new(ReleaseSubject.Hours, new("gamma")))).Rows.Count;
}
