using System.Security.Cryptography;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit;

/// <summary>Keys without files.</summary>
internal sealed class KeysInMemory : IKeyStore
{
    private readonly Dictionary<string, byte[]?> keys = new(StringComparer.Ordinal);

    public byte[] KeyOf(string subject)
    {
        if (!keys.TryGetValue(subject, out var key))
            keys[subject] = key = RandomNumberGenerator.GetBytes(32);
        return key ?? throw new KeyDestroyedException(subject);
    }

    public IReadOnlyList<byte[]> KeysOf(IReadOnlyCollection<string> subjects) => [.. subjects.Select(KeyOf)];

    public byte[]? Find(string subject) => keys.GetValueOrDefault(subject);

    public bool IsDestroyed(string subject) => keys.TryGetValue(subject, out var key) && key is null;

    public void Destroy(string subject) => keys[subject] = null;

    /// <summary>Gives two subjects one key, to show that something besides the key keeps them apart.</summary>
    public void Share(string subject, string with) => keys[with] = KeyOf(subject);
}
