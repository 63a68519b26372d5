namespace Upskill.Tests.Coaching;

/// <summary>A coached silo in which one learner may ask as much as a test wants.</summary>
public sealed class TutoredSilo : CoachedSilo
{
    /// <inheritdoc/>
    protected override int Tokens => 100_000_000;
}
