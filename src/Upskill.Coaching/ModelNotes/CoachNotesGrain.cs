using System.Collections.Immutable;
using System.Text;
using Upskill.Kit.Storage;

namespace Upskill.Coaching.ModelNotes;

/// <summary>The notes of one person, as they are stored.</summary>
[GenerateSerializer, Alias("Upskill.KeptNotes")]
internal sealed class KeptNotes
{
    /// <summary>By age, oldest first.</summary>
    [Id(0)]
    public List<KeptNote> Notes { get; set; } = [];
}

/// <summary>One note.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Sealed">Its text, sealed with the person's key.</param>
[GenerateSerializer, Alias("Upskill.KeptNote")]
internal sealed record KeptNote([property: Id(0)] string Place, [property: Id(1)] byte[] Sealed);

/// <summary>Keeps what a model said to one person, sealed.</summary>
[GrainType("coaching-notes")]
internal sealed class CoachNotesGrain([PersistentState("coach-notes")] IPersistentState<KeptNotes> kept, IKeyStore keys) : Grain, ICoachNotesGrain
{
    private string Person => this.GetPrimaryKeyString();

    public Task Keep(CoachNote note)
    {
        var sealedText = Sealing.Close(keys.KeyOf(Person), Encoding.UTF8.GetBytes(note.Text), Binding(note.Place));
        var others = kept.State.Notes.Where(one => one.Place != note.Place).TakeLast(ICoachNotesGrain.Most - 1);
        return this.Keep(kept, new KeptNotes { Notes = [.. others, new(note.Place, sealedText)] });
    }

    public Task<CoachNote?> At(string place) => Task.FromResult(
        kept.State.Notes.Find(one => one.Place == place) is { } note && keys.Find(Person) is { } key
            ? new CoachNote(place, Encoding.UTF8.GetString(Sealing.Open(key, note.Sealed, Binding(place))))
            : null);

    public Task Remove() => kept.ClearStateAsync();

    /// <summary>Moved to another person or place it does not open.</summary>
    private byte[] Binding(string place) => Encoding.UTF8.GetBytes($"coach-notes/{Person}/{place}");
}
