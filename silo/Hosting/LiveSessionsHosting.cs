using Upskill.LiveSessions;

namespace Upskill.Silo.Hosting;

/// <summary>The slice of live sessions with its settings.</summary>
internal static class LiveSessionsHosting
{
    /// <exception cref="StartRefusedException">A setting cannot be read.</exception>
    public static void AddLiveSessions(this WebApplicationBuilder builder)
    {
        try
        {
            builder.Services.AddLiveSessions(builder.Configuration);
        }
        catch (FormatException unreadable)
        {
            throw new StartRefusedException(unreadable.Message, unreadable);
        }
    }
}
