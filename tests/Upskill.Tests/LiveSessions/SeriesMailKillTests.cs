using Upskill.Testing;
using Upskill.Tests.LiveSessions.Sessions;
using Upskill.Workforce;

namespace Upskill.Tests.LiveSessions;

/// <summary>
/// SIGKILL in the middle of sending invitations over SMTP. At least once: everybody who is invited has the mail after a restart. Twice at most the one in flight, which the server had taken and not
/// yet answered for, or whose answer was not yet kept; no protocol can tell the two apart. It has the same Message-ID, so that a mail programme shows it once.
/// </summary>
[Trait("Tier", "Long")]
public sealed class SeriesMailKillTests : IDisposable
{
    private const string Unit = "commercial~european-markets", Title = "Invitation: Everyday AI";
    private const int InFlight = 12;
    private readonly TemporaryFolder folder = new();
    private int ours;

    [Fact]
    public async Task Everybody_has_the_invitation_after_a_kill_in_the_middle_and_only_the_mail_in_flight_was_sent_twice()
    {
        await using var server = new SmtpListener { LeavesUnanswered = mail => IsOurs(mail) && Interlocked.Increment(ref ours) == InFlight };
        string[] settings = [$"--Store:Directory={folder.Path}", "--Mail:Host=127.0.0.1", $"--Mail:Port={server.Port}", "--Mail:From=sessions@example.com", "--Mail:Security=None"];
        await using (var first = await SiloProcess.Start(settings))
        {
            await Sample.Loaded(first.Address);
            await SessionCluster.Plan(first.Address, Unit, DateTimeOffset.UtcNow.AddDays(3));
            await server.Unanswered.WaitAsync(TimeSpan.FromMinutes(1));
            await first.Kill();
        }
        var (inFlight, invited) = (await server.Unanswered, Invited());
        Assert.Equal(InFlight, server.Taken.Count(IsOurs));
        await using var second = await SiloProcess.Start(settings);
        await Until.True(() => Task.FromResult(invited.IsSubsetOf(server.Taken.Where(IsOurs).Select(mail => mail.To))), "not everybody was invited", TimeSpan.FromMinutes(1));

        var mails = server.Taken.Where(IsOurs).ToList();
        Assert.Equal(32, invited.Count); // the department, and who hosts it
        Assert.Equal([inFlight.To], mails.CountBy(mail => mail.To).Where(sent => sent.Value != 1).Select(sent => sent.Key));
        Assert.Equal(invited.Count + 1, mails.Count);
        var twice = mails.Where(mail => mail.To == inFlight.To).Select(mail => mail.Header("Message-Id")).ToList();
        Assert.Equal(twice[0], twice[1]);
        Assert.NotEmpty(twice[0]);
        Assert.Equal(invited.Count, mails.Select(mail => mail.Header("Message-Id")).Distinct().Count());
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The sample organisation has a series of its own.</summary>
    private static bool IsOurs(TakenMail mail) => mail.Header("Subject") == Title;

    /// <summary>Addresses of the department and of the host, from the file that the sample organisation is loaded from.</summary>
    private static HashSet<string> Invited()
    {
        using var file = typeof(WorkforceModule).Assembly.GetManifestResourceStream("Upskill.Workforce.Sample.organisation.csv")!;
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Split(',')).Where(fields => fields is [SessionCluster.Owner, ..] or [_, _, _, "Commercial", "European Markets", ..]).Select(fields => fields[2])];
    }
}
