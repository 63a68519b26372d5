using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Upskill.Kit.Storage;

namespace Upskill.Kit.Ledger;

/// <summary>What one command did: facts, when, and what the command was answered.</summary>
/// <typeparam name="TFact">The slice's facts: a base record with <c>JsonDerivedType</c> attributes.</typeparam>
public sealed record LedgerEntry<TFact>(CommandId Command, DateTimeOffset At, ImmutableArray<TFact> Facts, JsonElement Answer);

/// <summary>Where a chain ends.</summary>
/// <param name="Length">Number of entries.</param>
/// <param name="Hash">SHA-256 of the last entry as stored; 32 zeros where there is none.</param>
public sealed record LedgerHead(long Length, ImmutableArray<byte> Hash)
{
    /// <summary>The head of an empty chain.</summary>
    public static readonly LedgerHead Empty = new(0, [.. new byte[SHA256.HashSizeInBytes]]);

    /// <summary>The head once <paramref name="stored"/> has been appended.</summary>
    public LedgerHead After(byte[] stored) => new(Length + 1, [.. SHA256.HashData(stored)]);

    /// <inheritdoc/>
    public bool Equals(LedgerHead? other) => other is not null && Length == other.Length && Hash.SequenceEqual(other.Hash);

    /// <inheritdoc/>
    public override int GetHashCode() => Length.GetHashCode();
}

/// <summary>
/// An entry as it is stored: its number, the SHA-256 of the entry before, the command's id, and the rest sealed with the subject's key. The chain verifies without any key, also after the key was destroyed.
/// </summary>
internal sealed record LedgerEnvelope(int Format, long Number, byte[] Previous, CommandId Command, byte[] Sealed)
{
    private const int CurrentFormat = 1;

    public static byte[] Close<TFact>(string subject, byte[] key, LedgerHead head, LedgerEntry<TFact> entry)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(new SealedPart<TFact>(entry.At, entry.Facts, entry.Answer), LedgerJson.Options);
        var bytes = Sealing.Close(key, plain, Binding(subject, head.Length));
        return JsonSerializer.SerializeToUtf8Bytes(
            new LedgerEnvelope(CurrentFormat, head.Length, [.. head.Hash], entry.Command, bytes), LedgerJson.Options);
    }

    public static LedgerEnvelope Read(byte[] stored) =>
        JsonSerializer.Deserialize<LedgerEnvelope>(stored, LedgerJson.Options) is { Format: CurrentFormat } envelope
            ? envelope
            : throw new InvalidDataException("A ledger entry is in a format that this version does not know.");

    public LedgerEntry<TFact> Open<TFact>(string subject, byte[] key)
    {
        var plain = Sealing.Open(key, Sealed, Binding(subject, Number));
        var part = JsonSerializer.Deserialize<SealedPart<TFact>>(plain, LedgerJson.Options)!;
        return new(Command, part.At, part.Facts, part.Answer);
    }

    /// <summary>Binds the sealed part to its place: moved to another subject or number it does not open.</summary>
    private static byte[] Binding(string subject, long number) => JsonSerializer.SerializeToUtf8Bytes(new { subject, number });

    private sealed record SealedPart<TFact>(DateTimeOffset At, ImmutableArray<TFact> Facts, JsonElement Answer);
}

/// <summary>How ledger entries are written: camel case, no nulls, ids as plain strings.</summary>
public static class LedgerJson
{
    /// <summary>Shared; never changed after first use.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new IdJsonConverterFactory() },
    };
}
