using Upskill.Simulation.Play;

namespace Upskill.Silo.Sample;

/// <summary>This silo, as a company is played on it.</summary>
internal sealed record SiloWorld(Uri Address, IGrainFactory Grains, PlayedClock Clock) : IWorld
{
    /// <inheritdoc/>
    public void MoveTo(DateTimeOffset now) => Clock.MoveTo(now);
}
