namespace Upskill.Simulation.Play;

/// <summary>The silo that a company is played on, as it is reached from outside, and its domain clock.</summary>
public interface IWorld
{
    /// <summary>Where it listens.</summary>
    Uri Address { get; }

    /// <summary>Its grains: asked to look through what is due, as their alarm clocks do; no command goes past the web edge.</summary>
    IGrainFactory Grains { get; }

    /// <summary>It is this moment now, by the domain's clock.</summary>
    void MoveTo(DateTimeOffset now);
}
