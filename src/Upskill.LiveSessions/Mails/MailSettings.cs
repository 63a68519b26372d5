using System.Globalization;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Upskill.LiveSessions.Mails;

/// <summary>The mail server, from the settings <c>Mail</c>. Where there is none, no mail is sent and people subscribe instead.</summary>
/// <param name="Host">Its name; null for none.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">Address that mails come from.</param>
/// <param name="User">Name to sign in with; null where it takes mails without.</param>
/// <param name="Password">For that.</param>
/// <param name="Security">How the connection is secured.</param>
public sealed record MailSettings(string? Host, int Port, string From, string? User, string? Password, SecureSocketOptions Security)
{
    private const int SubmissionPort = 587;

    /// <summary>Whether mails are sent.</summary>
    public bool IsOn => Host is not null;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FormatException">One of them cannot be read. The message is one sentence for the operator.</exception>
    public static MailSettings Read(IConfiguration settings)
    {
        var mail = settings.GetSection("Mail");
        if (mail["Host"] is not { Length: > 0 } host)
            return new(null, SubmissionPort, "", null, null, SecureSocketOptions.StartTls);
        if (!MailboxAddress.TryParse(mail["From"], out var from))
            throw new FormatException("Mail:From is the address that invitations come from, such as sessions@example.com.");
        var port = mail["Port"] is not { Length: > 0 } text ? SubmissionPort
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ushort.MaxValue ? number
            : throw new FormatException($"Mail:Port: '{text}' is no port.");
        return new(host, port, from.Address, mail["User"], mail["Password"], (mail["Security"] ?? "StartTls") switch
        {
            "StartTls" => SecureSocketOptions.StartTls,
            "Tls" => SecureSocketOptions.SslOnConnect,
            "None" => SecureSocketOptions.None,
            var other => throw new FormatException($"Mail:Security: '{other}' is none of StartTls, Tls and None."),
        });
    }

    /// <summary>Its name only: it holds a password.</summary>
    public override string ToString() => nameof(MailSettings);
}
