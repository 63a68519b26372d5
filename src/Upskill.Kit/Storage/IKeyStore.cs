namespace Upskill.Kit.Storage;

/// <summary>
/// Personal keys and group secrets, kept apart from the store and rewritten in place, so that destroying one destroys what it sealed. A port: a file set
/// in embedded mode, a vault in the cloud.
/// </summary>
public interface IKeyStore
{
    /// <summary>The key of <paramref name="subject"/>, 32 bytes, made and durable if there was none.</summary>
    /// <exception cref="KeyDestroyedException">It was destroyed; a subject never gets a second one.</exception>
    byte[] KeyOf(string subject);

    /// <summary>
    /// The keys of many subjects, in their order, as by <see cref="KeyOf"/>; those that there were not are made and durable together, which costs little more
    /// than making one.
    /// </summary>
    /// <exception cref="KeyDestroyedException">One of them was destroyed.</exception>
    IReadOnlyList<byte[]> KeysOf(IReadOnlyCollection<string> subjects);

    /// <summary>The key of <paramref name="subject"/>, or null where there never was one or it was destroyed: makes none, so that a made-up subject leaves nothing behind.</summary>
    byte[]? Find(string subject);

    /// <summary>True when the subject's key was destroyed.</summary>
    bool IsDestroyed(string subject);

    /// <summary>Overwrites the key in place. Durable when it returns; a repeat changes nothing.</summary>
    void Destroy(string subject);
}

/// <summary>The key of a subject was destroyed: what it sealed cannot be read by anybody.</summary>
public sealed class KeyDestroyedException(string subject) : Exception($"The key of {subject} was destroyed.");
