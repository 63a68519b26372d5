using Upskill.Coaching;

namespace Upskill.Silo.Hosting;

/// <summary>The slice of the coach with its settings.</summary>
internal static class CoachingHosting
{
    /// <exception cref="StartRefusedException">A setting cannot be used.</exception>
    public static void AddCoaching(this WebApplicationBuilder builder)
    {
        try
        {
            builder.Services.AddCoaching(builder.Configuration);
        }
        catch (FormatException unusable)
        {
            throw new StartRefusedException(unusable.Message, unusable);
        }
    }
}
