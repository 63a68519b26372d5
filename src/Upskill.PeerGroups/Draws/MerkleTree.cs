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
    private readonly ImmutableArray<ImmutableArray<byte>> leaves;

    /// <param name="entries">At least one.</param>
    public MerkleTree(IReadOnlyList<byte[]> entries)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        leaves = [.. entries.Select(Leaf)];
        Root = Hex(Of(leaves.AsSpan()));
    }

    /// <summary>64 hex digits.</summary>
    public string Root { get; }

    /// <summary>Hashes of the neighbours on the way from a leaf to the root, in hex, the leaf's own neighbour first.</summary>
    public ImmutableArray<string> Proof(int leaf)
    {
        var (from, count) = (0, leaves.Length);
        var neighbours = new Stack<string>();
        while (count > 1)
        {
            var left = Left(count);
            if (leaf < from + left)
            {
                neighbours.Push(Hex(Of(leaves.AsSpan(from + left, count - left))));
                count = left;
            }
            else
            {
                neighbours.Push(Hex(Of(leaves.AsSpan(from, left))));
                (from, count) = (from + left, count - left);
            }
        }
        return [.. neighbours];
    }

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
        return used == proof.Length ? Hex(root) : throw new ArgumentException("The proof is too long.", nameof(proof));

        ImmutableArray<byte> Climb(int from, int here)
        {
            if (here == 1)
                return Leaf(entry);
            var left = Left(here);
            var isLeft = leaf < from + left;
            var inside = isLeft ? Climb(from, left) : Climb(from + left, here - left);
            var neighbour = used < proof.Length ? Convert.FromHexString(proof[used++]) : throw new ArgumentException("The proof is too short.", nameof(proof));
            return isLeft ? Node(inside, [.. neighbour]) : Node([.. neighbour], inside);
        }
    }

    private static ImmutableArray<byte> Of(ReadOnlySpan<ImmutableArray<byte>> leaves) =>
        leaves.Length == 1 ? leaves[0] : Node(Of(leaves[..Left(leaves.Length)]), Of(leaves[Left(leaves.Length)..]));

    private static int Left(int count) => 1 << BitOperations.Log2((uint)count - 1);

    private static ImmutableArray<byte> Leaf(byte[] entry) => [.. SHA256.HashData([0, .. entry])];

    private static ImmutableArray<byte> Node(ImmutableArray<byte> left, ImmutableArray<byte> right) => [.. SHA256.HashData([1, .. left, .. right])];

    private static string Hex(ImmutableArray<byte> hash) => Convert.ToHexStringLower(hash.AsSpan());
}
