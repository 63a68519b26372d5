using Upskill.Kit;

namespace Upskill.Silo.Sample;

/// <summary>The domain's clock while a company is played: it stands where the play has come to, and goes with the machine's from its end on.</summary>
internal sealed class PlayedClock(DateTimeOffset? from) : DomainClock
{
    private long at = from?.UtcTicks ?? 0; // 0: the present

    /// <inheritdoc/>
    public override DateTimeOffset Now => Interlocked.Read(ref at) is var ticks and > 0 ? new(ticks, TimeSpan.Zero) : base.Now;

    /// <summary>It is this moment now.</summary>
    public void MoveTo(DateTimeOffset now) => Interlocked.Exchange(ref at, now.UtcTicks);

    /// <summary>From now on it is the machine's time.</summary>
    public void GoOn() => Interlocked.Exchange(ref at, 0);
}
