using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Silo.Copies;
using Upskill.Testing;

namespace Upskill.Tests.Silo.Copies;

/// <summary>A backup while people work, an erasure after it, and the restore on another machine.</summary>
[Trait("Tier", "Long")]
public sealed partial class BackupTests : IDisposable
{
    private const string Erased = "sample-0030";
    private static readonly Dictionary<string, string> None = [];
    private readonly TemporaryFolder folder = new();
    private readonly Programme programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    private string First => Path.Combine(folder.Path, "first");

    private string Second => Path.Combine(folder.Path, "second");

    private string File => Path.Combine(folder.Path, "backups", "tonight");

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_is_in_it_and_who_was_erased_or_signed_out_after_it_stays_so_after_the_restore()
    {
        var walkers = Enumerable.Range(1, 12).Select(number => new Walker($"sample-{number:0000}", programme[new("prompting-for-work")]!)).ToList();
        var before = new Dictionary<string, int>(StringComparer.Ordinal);
        var saved = "";
        WebVisitor visitor;
        await using (var silo = await SiloProcess.Start($"--Store:Directory={First}"))
        {
            await Sample.Loaded(silo.Address);
            await Task.WhenAll(walkers.Select(walker => walker.SignIn(silo.Address)));
            visitor = await WebVisitor.SignIn(silo.Address, "sample-0040");
            Assert.Contains("</html>", await visitor.Page("/record"), StringComparison.Ordinal);
            using var stop = new CancellationTokenSource();
            var walking = walkers.Select(walker => Walk(walker, stop.Token)).ToList();
            await Until.True(() => Task.FromResult(walkers.Sum(walker => walker.Acknowledged.Count) > 60), "nobody got going");
            foreach (var walker in walkers)
                before[walker.Person] = walker.Acknowledged.Count;
            saved = await Run(0, "backup", File, $"--Store:Directory={First}");
            Assert.DoesNotContain(CopyFile.Records(File), record => record.Parts.Any(part => System.Text.Encoding.UTF8.GetString(part).Contains("<key id=", StringComparison.Ordinal)));
            var meanwhile = walkers.Sum(walker => walker.Acknowledged.Count) - before.Values.Sum();
            await stop.CancelAsync();
            await Task.WhenAll(walking);
            Assert.True(meanwhile > 0, "nobody worked during the backup: the test did not test anything");
            new KeyFiles(Path.Combine(First, "keys"), Master, Path.Combine(First, "checkpoints")).Destroy(Erased);
            Assert.Contains("There is a store in", await Run(1, ["restore", File, $"--Store:Directory={First}"]), StringComparison.Ordinal);
            Assert.Contains("The ledger holds", await Run(0, "verify-ledger", $"--Store:Directory={First}"), StringComparison.Ordinal);
            await silo.Stop();
        }
        await DamagedIsRefused();

        var restored = await Run(0, ["restore", File, .. Settings]);
        Assert.Contains("Personal keys that were destroyed stay destroyed: 1.", restored, StringComparison.Ordinal);
        var figures = Holds().Match(saved).Value;
        Assert.NotEmpty(figures);
        Assert.Contains(figures, restored, StringComparison.Ordinal);
        Assert.Contains(figures, await Run(0, ["verify-ledger", .. Settings, $"--Checkpoints:Directory={Path.Combine(Second, "none")}"]), StringComparison.Ordinal);
        Assert.True(new KeyFiles(Path.Combine(Second, "keys"), Master).IsDestroyed(Erased));
        using (visitor)
            await AllIsKept(walkers, before, visitor);
    }

    [Fact]
    public async Task Keys_older_than_30_days_are_refused_and_so_are_those_that_another_master_sealed()
    {
        var keys = new KeyFiles(Path.Combine(First, "keys"), new byte[32]);
        var key = keys.KeyOf("somebody");
        var (file, made) = (PersonalKeysFile.Of(File), new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        PersonalKeysFile.Write(file, Path.Combine(First, "keys"), new byte[32], made);

        Assert.Contains("30 days", Assert.Throws<StartRefusedException>(() => PersonalKeysFile.Restore(file, Second, new byte[32], made.AddDays(31))).Message, StringComparison.Ordinal);
        Assert.Throws<StartRefusedException>(() => PersonalKeysFile.Restore(file, Second, [.. Enumerable.Repeat((byte)1, 32)], made));
        Assert.False(PersonalKeysFile.AreIn(Second));

        PersonalKeysFile.Restore(file, Second, new byte[32], made.AddDays(29));
        Assert.Equal(key, new KeyFiles(Second, new byte[32]).Find("somebody"));
        var dated = await System.IO.File.ReadAllBytesAsync(file);
        dated["UPSKILL-KEYS 1 2026-1".Length] = (byte)'2'; // a month later
        await System.IO.File.WriteAllBytesAsync(file, dated);
        Assert.Throws<StartRefusedException>(() => PersonalKeysFile.Restore(file, Path.Combine(folder.Path, "third"), new byte[32], made.AddDays(31)));
    }

    public void Dispose() => folder.Dispose();

    private byte[] Master => System.IO.File.ReadAllBytes(Path.Combine(First, "keys", "master"));

    private string Release => Convert.ToBase64String(System.IO.File.ReadAllBytes(Path.Combine(First, "keys", "release")));

    /// <summary>Of the other machine: its own folder, the keys that were kept apart, and the disk with the checkpoints.</summary>
    private string[] Settings =>
    [
        $"--Store:Directory={Second}", $"--Keys:Master={Convert.ToBase64String(Master)}", $"--Keys:Release={Release}", $"--Checkpoints:Directory={Path.Combine(First, "checkpoints")}",
    ];

    private static async Task Walk(Walker walker, CancellationToken stop)
    {
        foreach (var submission in walker.Way)
        {
            if (stop.IsCancellationRequested || !await walker.Send(submission, stop))
                return;
        }
    }

    private async Task DamagedIsRefused()
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        bytes[bytes.Length / 2] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File + "-damaged", bytes);
        Assert.Contains("is damaged", await Run(1, ["restore", File + "-damaged", .. Settings]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Second));
    }

    private static async Task<string> Run(int expected, params string[] arguments)
    {
        var (exitCode, output) = await SiloProcess.Run(None, arguments);
        Assert.True(exitCode == expected, output);
        return output;
    }

    private async Task AllIsKept(List<Walker> walkers, Dictionary<string, int> before, WebVisitor visitor)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", .. Settings]);
        await silo.StartAsync();
        using (var answer = await visitor.Http.GetAsync(new Uri(new Uri(silo.Urls.First()), "/record")))
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        foreach (var walker in walkers)
        {
            var standing = await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ILearnerGrain>(walker.Person).Standing();
            var kept = standing.Activities.Sum(activity => activity.Steps.Length);
            Assert.InRange(kept, before[walker.Person], walker.Acknowledged.Count + 1);
        }
        await silo.StopAsync();
    }

    [GeneratedRegex("The ledger holds: [0-9]+ records in [0-9]+ chains checked\\.")]
    private static partial Regex Holds();
}
