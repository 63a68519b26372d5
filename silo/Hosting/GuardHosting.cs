using Upskill.Kit.Guard;

namespace Upskill.Silo.Hosting;

/// <summary>The organisation's codes for the data guard, from <c>Guard:Codes</c>.</summary>
internal static class GuardHosting
{
    /// <exception cref="StartRefusedException">A pattern cannot be read: a silo that would let a code through does not start.</exception>
    public static void AddGuard(this WebApplicationBuilder builder)
    {
        try
        {
            builder.Services.AddSingleton(new GuardCodes(builder.Configuration.GetSection("Guard:Codes").Get<GuardCode[]>() ?? []));
        }
        catch (FormatException unreadable)
        {
            throw new StartRefusedException(unreadable.Message, unreadable);
        }
    }
}
