using MimeKit;

namespace Upskill.LiveSessions.Mails;

/// <summary>Where mails are handed in.</summary>
internal interface IPostOffice
{
    /// <summary>Opens a connection to hand in some.</summary>
    /// <exception cref="MailUndeliveredException">There is none.</exception>
    Task<IPostCounter> Open();
}

/// <summary>An open connection.</summary>
internal interface IPostCounter : IAsyncDisposable
{
    /// <summary>Hands one in.</summary>
    /// <returns>False where the server will never take a mail to this address.</returns>
    /// <exception cref="MailUndeliveredException">It could not be handed in now.</exception>
    Task<bool> HandIn(MimeMessage mail);
}
