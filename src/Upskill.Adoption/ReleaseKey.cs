namespace Upskill.Adoption;

/// <summary>
/// The secret by which batches are rounded: whoever has it, and the answers, can recompute every released figure; whoever has it and a figure alone learns which
/// way it was rounded.
/// </summary>
public sealed class ReleaseKey(byte[] secret)
{
    /// <summary>32 bytes.</summary>
    public byte[] Secret { get; } = secret;
}
