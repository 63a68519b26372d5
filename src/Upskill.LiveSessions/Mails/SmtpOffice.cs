using MailKit.Net.Smtp;
using MimeKit;

namespace Upskill.LiveSessions.Mails;

/// <summary>Hands mails to an SMTP server. A failure leaves it as its kind alone: what servers answer repeats addresses.</summary>
internal sealed class SmtpOffice(MailSettings settings) : IPostOffice
{
    public async Task<IPostCounter> Open()
    {
        var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security);
            if (settings.User is { } user)
                await client.AuthenticateAsync(user, settings.Password ?? "");
            return new Counter(client);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            client.Dispose();
            throw new MailUndeliveredException(failed.GetType().Name);
        }
    }

    private sealed class Counter(SmtpClient client) : IPostCounter
    {
        public async Task<bool> HandIn(MimeMessage mail)
        {
            try
            {
                await client.SendAsync(mail);
                return true;
            }
            catch (SmtpCommandException refused) when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
            {
                return false;
            }
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                throw new MailUndeliveredException(failed.GetType().Name);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await client.DisconnectAsync(quit: true);
            }
            catch (Exception gone) when (gone is IOException or SmtpProtocolException or MailKit.ServiceNotConnectedException)
            {
                // It hung up first.
            }
            client.Dispose();
        }
    }
}
