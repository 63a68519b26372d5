using Upskill.Testing;

namespace Upskill.Tests.TimeSaved;

/// <summary>SIGKILL between claims and the seal of their batch: nothing is lost, and what is sent again makes the same batches.</summary>
[Trait("Tier", "Long")]
public sealed class ReleaseKillTests : IDisposable
{
    /// <summary>A department of 31 people in the sample organisation, whose teams are all too small to be anybody's home.</summary>
    private const string Data = "/api/adoption/units/commercial~european-markets/hours";
    private const string Owner = "sample-0004";

    // Not closed before Wednesday, whatever midnight comes meanwhile. A week that is over would be closed by this silo's first look at it, in the middle of the claims.
    private static readonly WeekId Week = WeekId.Of(DateTimeOffset.UtcNow);

    private static readonly (string Id, CommandId Command)[] People = [.. new[]
    {
        48, 58, 89, 165, 232, 254, 295, 320, 341, 425, 438, 449, 526, 534, 568, 571, 579, 598, 602, 615,
    }.Select(number => ($"sample-{number:0000}", CommandId.New()))];

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_kill_between_claim_and_seal_loses_no_answer_and_repeats_make_the_same_batches()
    {
        await Then(async silo =>
        {
            await Sample.Loaded(silo);
            await Claim(silo, People[..9]);
        });
        var first = "";
        await Then(async silo =>
        {
            Assert.DoesNotContain("answered", await Shown(silo), StringComparison.Ordinal);
            await Claim(silo, People[9..10]);
            first = await Released(silo, 10);
            await Claim(silo, People[10..19]);
        });
        var second = "";
        await Then(async silo =>
        {
            Assert.Equal(first, await Released(silo, 10));
            await Claim(silo, People[..19]); // each with its id: nothing is counted twice
            Assert.Equal(first, await Shown(silo));
            await Claim(silo, People[19..]);
            second = await Released(silo, 20);
        });
        await Then(async silo =>
        {
            await Claim(silo, People);
            Assert.Equal(second, await Released(silo, 20));
        });
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", Store);
        Assert.True(exitCode == 0, output);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private string Store => $"--Store:Directory={folder.Path}";

    private async Task Then(Func<Uri, Task> act)
    {
        await using var silo = await SiloProcess.Start(Store);
        await act(silo.Address);
        await silo.Kill();
    }

    private static async Task<string> Shown(Uri silo)
    {
        using var owner = await WebVisitor.SignIn(silo, Owner);
        return await owner.Page(Data);
    }

    private static async Task<string> Released(Uri silo, int answers)
    {
        await Until.True(async () => (await Shown(silo)).Contains($"\"answered\":{answers},\"asked\":31,", StringComparison.Ordinal), $"{answers} answers were not released");
        return await Shown(silo);
    }

    private static async Task Claim(Uri silo, (string Id, CommandId Command)[] people)
    {
        foreach (var (person, command) in people)
        {
            using var visitor = await WebVisitor.SignIn(silo, person);
            using var answer = await visitor.PostForJson($"/api/time-saved/weeks/{Week}/claim", WebVisitor.Token(await visitor.Page("/hours")),
                ("commandId", command.Value), ("drafting-saved", "250"));
            Assert.True(answer.IsSuccessStatusCode, $"{person} could not claim: {(int)answer.StatusCode}");
        }
    }
}
