using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Kit.Storage;
using Upskill.PeerGroups;

namespace Upskill.Tests.Silo;

/// <summary>Somebody who holds all that a silo has written: every key and value of its store, its append-only file, the key files and the master key. They know the code and everybody's id.</summary>
internal sealed partial class Insider
{
    private const int SecretBytes = 32, TokenBytes = 16, SlotBytes = 92, HashBytes = 32, NonceBytes = 12, TagBytes = 16;

    private readonly List<byte[]> files = [];
    private readonly List<byte[]> keys = [];

    /// <summary>Keys and values of the store, one by one.</summary>
    public List<byte[]> Records { get; } = [];

    private IEnumerable<byte[]> Everything => Records.Concat(files);

    /// <summary>Takes all of it.</summary>
    public static async Task<Insider> In(SiloFixture silo)
    {
        var insider = new Insider();
        var store = silo.Services.GetRequiredService<IConnectionMultiplexer>();
        await foreach (var key in store.GetServers()[0].KeysAsync())
            insider.Records.AddRange([(byte[])key!, .. await Values(store.GetDatabase(), key)]);
        insider.files.AddRange(Directory.EnumerateFiles(silo.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock").Select(Bytes));
        var folder = Path.Combine(silo.Folder, "keys");
        using var master = new AesGcm(Bytes(Path.Combine(folder, "master")), TagBytes);
        foreach (var slot in Directory.EnumerateFiles(folder, "*.keys").SelectMany(file => Bytes(file).Chunk(SlotBytes)).Where(slot => slot.Length == SlotBytes && slot.AsSpan(HashBytes).ContainsAnyExcept((byte)0)))
        {
            var key = new byte[SecretBytes];
            master.Decrypt(slot.AsSpan(HashBytes, NonceBytes), slot.AsSpan(HashBytes + NonceBytes, SecretBytes), slot.AsSpan(SlotBytes - TagBytes), key);
            insider.keys.Add(key);
        }
        return insider;
    }

    /// <summary>Whose tokens these are, by every secret that lies anywhere: in a key's slot, at any place of any value or file, or written there in hex or base64.</summary>
    /// <param name="tokens">That messages carry.</param>
    /// <param name="known">People of whom the insider knows that they spoke: a secret that gives none of them a token is not the group's.</param>
    /// <param name="people">Everybody.</param>
    public IReadOnlyDictionary<string, string> Tie(IReadOnlySet<string> tokens, IReadOnlyList<string> known, IEnumerable<string> people)
    {
        var beginnings = tokens.Select(token => BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(token))).ToHashSet();
        var ids = known.Select(Encoding.UTF8.GetBytes).ToList();
        var found = new ConcurrentBag<byte[]>();
        Parallel.ForEach(keys.Concat(Everything).Concat(Everything.SelectMany(Written)), bytes =>
        {
            Span<byte> hash = stackalloc byte[SecretBytes];
            for (var at = 0; at + SecretBytes <= bytes.Length; at++)
            {
                var secret = bytes.AsSpan(at, SecretBytes);
                if (!secret.ContainsAnyExcept((byte)0))
                    continue;
                foreach (var id in ids)
                {
                    HMACSHA256.HashData(secret, id, hash);
                    if (beginnings.Contains(BinaryPrimitives.ReadUInt64BigEndian(hash)))
                        found.Add(secret.ToArray());
                }
            }
        });
        var tied = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (secret, person) in found.SelectMany(secret => people.Select(person => (secret, person))))
        {
            if (Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(person)).AsSpan(0, TokenBytes)) is var token && tokens.Contains(token))
                tied[token] = person;
        }
        return tied;
    }

    /// <summary>Every text of a group that can be read: plain anywhere, or sealed and opened with any key that is left.</summary>
    public bool Reads(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        return Everything.Any(bytes => bytes.AsSpan().IndexOf(plain) >= 0) || Opened.Contains(text);
    }

    private HashSet<string> Opened => [.. Everything.SelectMany(bytes => Sealed().Matches(Encoding.Latin1.GetString(bytes)).Select(match => (match.Groups[1].Value, match.Groups[2].Value)))
        .Distinct().SelectMany(text => keys.Select(key => Open(key, text.Item1, text.Item2))).OfType<string>()];

    private static string? Open(byte[] key, string number, string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Sealing.Open(key, Convert.FromBase64String(text), Encoding.ASCII.GetBytes(number)));
        }
        catch (CryptographicException)
        {
            return null; // another key's
        }
    }

    /// <summary>What is written in hex or base64, wherever it begins.</summary>
    private static IEnumerable<byte[]> Written(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        foreach (var run in Hex().Matches(text).Select(match => match.Value))
            foreach (var from in new[] { 0, 1 })
                yield return Convert.FromHexString(run.AsSpan(from, (run.Length - from) / 2 * 2));
        foreach (var run in Base64().Matches(text).Select(match => match.Value))
            foreach (var from in new[] { 0, 1, 2, 3 })
                yield return Convert.FromBase64String(run[from..][..((run.Length - from) / 4 * 4)]);
        // The last bytes of 32 in base64 stand in a group of its own.
        foreach (var run in Padded().Matches(text).Select(match => match.Value))
            yield return Convert.FromBase64String(run);
    }

    private static async Task<IEnumerable<byte[]>> Values(IDatabase store, RedisKey key) => await store.KeyTypeAsync(key) switch
    {
        RedisType.String => [(byte[])(await store.StringGetAsync(key))!],
        RedisType.List => (await store.ListRangeAsync(key)).Select(value => (byte[])value!),
        RedisType.Hash => (await store.HashGetAllAsync(key)).SelectMany(entry => new[] { (byte[])entry.Name!, (byte[])entry.Value! }),
        RedisType.Set => (await store.SetMembersAsync(key)).Select(value => (byte[])value!),
        RedisType.SortedSet => (await store.SortedSetRangeByRankAsync(key)).Select(value => (byte[])value!),
        var other => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"{key} is of type {other}.")),
    };

    /// <summary>The engine has its files open.</summary>
    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex("[0-9A-Fa-f]{64,}")]
    private static partial Regex Hex();

    [GeneratedRegex("[A-Za-z0-9+/]{44,}")]
    private static partial Regex Base64();

    [GeneratedRegex("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=")]
    private static partial Regex Padded();

    [GeneratedRegex("\"([0-9]+)\":\"([A-Za-z0-9+/]{38,}={0,2})\"")]
    private static partial Regex Sealed();
}
