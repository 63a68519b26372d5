namespace Upskill.Kit;

/// <summary>
/// What time it is in the domain. A type of its own and never registered as <see cref="TimeProvider"/>: Orleans would take that for its timers, which
/// stop with a standing clock.
/// </summary>
public class DomainClock
{
    /// <summary>Now, UTC.</summary>
    public virtual DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>The day in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
