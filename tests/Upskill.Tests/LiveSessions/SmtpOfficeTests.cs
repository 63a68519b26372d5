using System.Net;
using System.Net.Sockets;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Calendars;
using Upskill.LiveSessions.Mails;

namespace Upskill.Tests.LiveSessions;

/// <summary>Mails over SMTP, to a server that says what one says.</summary>
public sealed class SmtpOfficeTests
{
    [Fact]
    public async Task A_mail_is_handed_in_with_its_calendar_and_an_address_that_the_server_never_takes_is_passed_over()
    {
        await using var server = new SmtpListener { Refuses = address => address.StartsWith("unknown", StringComparison.Ordinal) };
        var office = new SmtpOffice(new("127.0.0.1", server.Port, "sessions@example.com", null, null, SecureSocketOptions.None));

        await using (var counter = await office.Open())
        {
            Assert.False(await counter.HandIn(Mail("unknown@example.com")));
            Assert.True(await counter.HandIn(Mail("mia@example.com")));
        }

        var taken = Assert.Single(server.Taken);
        Assert.Equal("mia@example.com", taken.To);
        Assert.Contains("To: mia@example.com", taken.Data, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/calendar;", taken.Data, StringComparison.Ordinal);
        Assert.Contains("method=REQUEST", taken.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_by_its_kind_alone()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var failed = await Assert.ThrowsAsync<MailUndeliveredException>(() => new SmtpOffice(new("127.0.0.1", port, "sessions@example.com", null, null, SecureSocketOptions.None)).Open());
        Assert.Equal("The mail server could not be used (SocketException).", failed.Message);
        Assert.Null(failed.InnerException);
    }

    [Theory]
    [InlineData("Mail:From is", "Host=mail.example.com")]
    [InlineData("Mail:Port: 'x'", "Host=mail.example.com", "From=a@example.com", "Port=x")]
    [InlineData("Mail:Security: 'maybe'", "Host=mail.example.com", "From=a@example.com", "Security=maybe")]
    public void A_setting_that_cannot_be_read_is_named(string sentence, params string[] settings) =>
        Assert.StartsWith(sentence, Assert.Throws<FormatException>(() => MailSettings.Read(Configuration(settings))).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_host_no_mail_is_sent_and_with_one_the_connection_is_secured()
    {
        Assert.False(MailSettings.Read(Configuration()).IsOn);
        Assert.Equal((587, SecureSocketOptions.StartTls), (MailSettings.Read(Configuration("Host=mail.example.com", "From=a@example.com")) is var read ? (read.Port, read.Security) : default));
    }

    private static IConfiguration Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=')).Select(pair => KeyValuePair.Create("Mail:" + pair[0], (string?)pair[1]))).Build();

    private static MimeMessage Mail(string to) => InvitationMail.Of(SeriesAtWork.Planned, new(0, SeriesNoticeKind.Invitation, null), new InvitedBy("sessions@example.com", "Chris Champion", to), new("mia"))!;
}
