namespace Upskill.PeerGroups.Rounds;

/// <summary>How far a step of a round is.</summary>
public enum StepState
{
    /// <summary>Done.</summary>
    Done,
    /// <summary>Waited for.</summary>
    Now,
    /// <summary>After others.</summary>
    ToCome,
    /// <summary>Never to be: the round was discarded before.</summary>
    NotDone,
}
