using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;

namespace Upskill.PeerGroups.Draws;

/// <summary>
/// The hash tree of RFC 9162 §2.1 (Certificate Transparency 2.0), with SHA-256: a leaf is hashed after a byte 0, an inner node after a byte 1, so that
/// neither can pass for the other; the left part of a node is the largest power of two of leaves that is smaller than all.
/// </summary>
internal sealed class MerkleTree
{
    /// <summary>Leaves first, the root last. Pairs from the left, an odd one as it is, give the tree whose left part is the largest power of two.</summary>
    private readonly List<byte[][]> levels;

    /// <param name="entries">At least one.</param>
    public MerkleTree(IReadOnlyList<byte[]> entries)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        levels = [[.. entries.Select(Leaf)]];
        while (levels[^1].Length > 1)
            levels.Add([.. levels[^1].Chunk(2).Select(pair => pair.Length == 2 ? Node(pair[0], pair[1]) : pair[0])]);
    }

    /// <summary>64 hex digits.</summary>
    public string Root => Convert.ToHexStringLower(levels[^1][0]);

    /// <summary>Hashes of the neighbours on the way from a leaf to the root, in hex, the leaf's own neighbour first. Nothing is hashed anew.</summary>
    public ImmutableArray<string> Proof(int leaf) => [.. levels.Index().Select(level => (Hashes: level.Item, Neighbour: leaf >> level.Index ^ 1))
        .Where(level => level.Neighbour < level.Hashes.Length).Select(level => Convert.ToHexStringLower(level.Hashes[level.Neighbour]))];

    /// <summary>The root that a proof leads to.</summary>
    /// <param name="entry">The row's bytes.</param>
    /// <param name="leaf">Its number.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="proof">From <see cref="Proof"/>.</param>
    /// <exception cref="ArgumentException">The proof has not as many hashes as the way has steps.</exception>
    public static string RootFrom(byte[] entry, int leaf, int count, ImmutableArray<string> proof)
    {
        var used = 0;
        var root = Climb(0, count);
        return used == proof.Length ? Convert.ToHexStringLower(root) : throw new ArgumentException("The proof is too long.", nameof(proof));

        byte[] Climb(int from, int here)
        {
            if (here == 1)
                return Leaf(entry);
            var left = Left(here);
            var isLeft = leaf < from + left;
            var inside = isLeft ? Climb(from, left) : Climb(from + left, here - left);
            var neighbour = used < proof.Length ? Convert.FromHexString(proof[used++]) : throw new ArgumentException("The proof is too short.", nameof(proof));
            return isLeft ? Node(inside, neighbour) : Node(neighbour, inside);
        }
    }

    private static int Left(int count) => 1 << BitOperations.Log2((uint)count - 1);

    private static byte[] Leaf(byte[] entry) => SHA256.HashData([0, .. entry]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
