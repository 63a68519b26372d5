namespace Upskill.PeerGroups.Rounds;

/// <summary>How far the work of a round is. Told from another thread than the grain's; announces each five hundredths.</summary>
internal sealed class RoundProgress : IProgress<double>
{
    private const int Step = 5;
    private Action announce = () => { };
    private int percent, steps;

    /// <summary>0 to 100.</summary>
    public int Percent => Volatile.Read(ref percent);

    /// <summary>Grows with each announcement.</summary>
    public int Steps => Volatile.Read(ref steps);

    /// <summary>An entry of the ledger says more than any progress.</summary>
    public void Clear() => Volatile.Write(ref steps, 0);

    /// <summary>Begins at 0.</summary>
    public void Begin(Action announcing)
    {
        announce = announcing;
        Volatile.Write(ref percent, 0);
    }

    /// <summary>Something else than work moved.</summary>
    public void Moved() => Interlocked.Increment(ref steps);

    /// <inheritdoc/>
    public void Report(double value)
    {
        var now = (int)(value * 100) / Step * Step;
        if (now <= Percent)
            return;
        Volatile.Write(ref percent, now);
        Interlocked.Increment(ref steps);
        announce();
    }
}
