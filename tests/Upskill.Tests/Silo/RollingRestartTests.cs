using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Testing;
using Upskill.TimeSaved;
using Xunit.Abstractions;

namespace Upskill.Tests.Silo;

/// <summary>Three silo processes on a real Redis behind one address, while fifty groups talk and 20 claims a second come in: what people see while silos are replaced, and while the store is away.</summary>
[Trait("Tier", "Long")]
[Collection(RedisClusterFixture.Collection)]
public sealed class RollingRestartTests(RedisClusterFixture fixture, ITestOutputHelper output)
{
    private static readonly TimeSpan LongestHandOver = TimeSpan.FromSeconds(10);
    private readonly RedisCluster cluster = fixture.Cluster;

    [Fact]
    public async Task While_all_silos_are_replaced_nobody_sees_more_than_a_reconnect_nothing_acknowledged_is_lost_and_each_hands_over_within_ten_seconds()
    {
        var before = await Claims();
        await using var load = await ClusterLoad.Join(cluster.Address, fixture.Groups);
        var gone = new List<(SiloProcess Gone, TimeSpan Took)>();
        await load.During(async () =>
        {
            for (var i = 0; i < 3; i++)
                gone.Add(await cluster.Replace());
        });
        output.WriteLine($"{string.Join(", ", gone.Select(silo => $"{silo.Took.TotalSeconds:0.0} s"))}; {load.Answers}");
        output.WriteLine(cluster.NotPassedOn);
        output.WriteLine(cluster.Faults);

        // Cookies of silos that are gone are good at those that came.
        await load.Heard();
        await EachClaimIsThereOnce(load, before);
        Assert.True(load.Answers[Answers.Reconnected] > 0, "no page had to connect again");
        Assert.Empty(load.Answers.Beside(Answers.Acknowledged, Answers.Read, Answers.Reconnected));
        Assert.All(gone, silo => Assert.InRange(silo.Took, TimeSpan.Zero, LongestHandOver));
    }

    [Fact]
    public async Task While_Redis_restarts_and_is_killed_commands_are_refused_with_a_sentence_and_succeed_later_with_nothing_half_done()
    {
        var before = await Claims();
        await using var load = await ClusterLoad.Join(cluster.Address, fixture.Groups);
        var programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));
        var walkers = fixture.Groups.Take(10).Select(group => new Walker(group[5], programme[new("prompting-for-work")]!)).ToList();
        await Task.WhenAll(walkers.Select(walker => walker.SignIn(cluster.Address)));
        using var form = await WebVisitor.SignIn(cluster.Address, fixture.Groups[0][6]);
        var token = WebVisitor.Token(await form.Page("/hours"));
        try
        {
            await load.During(() => Task.WhenAll(Walk(walkers), Restart(form, token)));
        }
        finally
        {
            output.WriteLine(cluster.Faults);
        }
        output.WriteLine(load.Answers.ToString());

        await load.Heard();
        await EachClaimIsThereOnce(load, before);
        await EachAnswerIsThereOnce(walkers);
        Assert.True(load.Answers[Answers.Refused] > 0, "nothing was refused: the test did not test anything");
        Assert.DoesNotContain(load.Answers.Beside(Answers.Acknowledged, Answers.Read, Answers.Reconnected, Answers.Refused), met => !met.StartsWith("read 503", StringComparison.Ordinal));
        var (exitCode, said) = await SiloProcess.Run(new Dictionary<string, string>(), ["verify-ledger", .. cluster.Settings]);
        Assert.True(exitCode == 0, said);
    }

    /// <summary>A form that is sent while the store is away is answered with a page; afterwards it is taken. A page that is asked for meanwhile looks again by itself. And once more, with SIGKILL.</summary>
    private async Task Restart(WebVisitor form, string token)
    {
        var week = $"/api/time-saved/weeks/{WeekId.Of(DateTimeOffset.UtcNow)}/claim";
        (string, string)[] fields = [("commandId", Guid.NewGuid().ToString("N")), ("drafting-saved", "45")];
        using var reader = await WebVisitor.SignIn(cluster.Address, fixture.Groups[0][7]); // has opened nothing that a silo could still know
        reader.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await cluster.Store.Stop();
        using var refused = await form.Post(week, token, fields);
        using var page = await reader.Http.GetAsync("/record?from=here");
        await cluster.Store.Start();
        var said = await refused.Content.ReadAsStringAsync();
        Assert.True(refused.StatusCode is HttpStatusCode.ServiceUnavailable && refused.Headers.RetryAfter is not null, $"{(int)refused.StatusCode} {said}");
        Assert.Contains("Nothing that was confirmed is lost; try again in a moment.", said, StringComparison.Ordinal);
        Assert.Contains("</html>", said, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", said, StringComparison.Ordinal); // what was sent is sent again by who sent it
        said = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Matches("<meta http-equiv=\"refresh\" content=\"[3-9]\"", said);
        await Until.True(() => IsTaken(form, week, token, fields), "the form was not taken when the store was back");
        await cluster.Store.Kill();
        await cluster.Store.Start();
        await Until.True(() => IsTaken(form, week, token, fields), "the silos did not come back to the store");
    }

    private static async Task<bool> IsTaken(WebVisitor form, string path, string token, (string, string)[] fields)
    {
        using var answer = await form.Post(path, token, fields);
        return answer.StatusCode is HttpStatusCode.Redirect;
    }

    private static Task Walk(List<Walker> walkers) => Task.WhenAll(walkers.Select(async walker =>
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var submission in walker.Way)
        {
            while (!await walker.Send(submission, patience.Token))
                await Task.Delay(100, patience.Token);
        }
    }));

    /// <summary>By person, how many claims are kept.</summary>
    private async Task<Dictionary<string, long>> Claims()
    {
        await using var silo = await fixture.Look();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var claims = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var person in ClusterLoad.Claimants(fixture.Groups))
            claims.Add(person, (await grains.GetGrain<IHoursGrain>(person).Standing()).Number);
        await silo.StopAsync();
        return claims;
    }

    private async Task EachClaimIsThereOnce(ClusterLoad load, Dictionary<string, long> before)
    {
        var after = await Claims();
        Assert.All(load.Claims, claimed => Assert.Equal(claimed.Claims, after[claimed.Person] - before[claimed.Person]));
    }

    private async Task EachAnswerIsThereOnce(List<Walker> walkers)
    {
        await using var silo = await fixture.Look();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        foreach (var walker in walkers)
            walker.AssertKeptOnce(await grains.GetGrain<ILearnerGrain>(walker.Person).Standing());
        Assert.Equal(walkers.Count, (await grains.GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Total()).Figures.Started);
        await silo.StopAsync();
    }
}
