namespace Upskill.Coaching;

/// <summary>
/// What a model said to one person about their own prompts, sealed with their key: with the key it is gone. Keyed by <see cref="PersonId"/>, and called for the person by
/// themselves only. The newest <see cref="Most"/> are kept.
/// </summary>
[GrainInterfaceType("coaching-notes"), Alias("Upskill.ICoachNotesGrain")]
public interface ICoachNotesGrain : IGrainWithStringKey
{
    /// <summary>How many are kept.</summary>
    const int Most = 60;

    /// <summary>Puts a note in its place. Durable when it returns; a repeat changes nothing.</summary>
    [Alias("Keep")]
    Task Keep(CoachNote note);

    /// <summary>The note of a place; null where there is none.</summary>
    /// <param name="place">As it was kept.</param>
    [Alias("At")]
    Task<CoachNote?> At(string place);

    /// <summary>Deletes all of them. A repeat changes nothing. For the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>What is kept.</summary>
/// <param name="Place">Made of hashes: holds no word.</param>
/// <param name="Text">What a model said.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CoachNote")]
public sealed record CoachNote([property: Id(0)] string Place, [property: Id(1)] string Text)
{
    /// <summary>Its name only: it holds words.</summary>
    public override string ToString() => nameof(CoachNote);
}
