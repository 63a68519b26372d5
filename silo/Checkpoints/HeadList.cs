using System.IO.Compression;
using System.Text;
using Upskill.Kit.Ledger;

namespace Upskill.Silo.Checkpoints;

/// <summary>A list of heads as it is kept: a line each, compressed.</summary>
internal static class HeadList
{
    /// <summary>Compressed.</summary>
    public static byte[] Pack(IEnumerable<ChainHead> heads)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            foreach (var head in heads)
                zip.Write(Encoding.ASCII.GetBytes($"{head}\n"));
        }
        return packed.ToArray();
    }

    /// <summary>Reads it; null where it is no such list.</summary>
    public static IReadOnlyList<ChainHead>? Unpack(byte[] packed)
    {
        try
        {
            using var reader = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.ASCII);
            var heads = new List<ChainHead>();
            while (reader.ReadLine() is { } line)
                heads.Add(ChainHead.Parse(line));
            return heads;
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException or OverflowException)
        {
            return null;
        }
    }
}
