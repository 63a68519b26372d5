using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Copies;

/// <summary>
/// Personal keys of the moment of a backup, beside it in a file of their own that is sealed with the master key and says when it was made: it is deleted after 30 days, so that what was erased does not live on in it.
/// </summary>
internal static class PersonalKeysFile
{
    /// <summary>So long it may be used.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromDays(30);

    private const string Magic = "UPSKILL-KEYS 1 ", Pattern = "*.keys";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>The file that belongs to a backup.</summary>
    public static string Of(string backup) => backup + ".keys";

    /// <summary>Whether there are personal keys in a folder.</summary>
    public static bool AreIn(string directory) => Directory.Exists(directory) && Directory.EnumerateFiles(directory, Pattern).Any(file => new FileInfo(file).Length > 0);

    /// <summary>Writes the keys of a folder, over an older file once it is complete.</summary>
    public static void Write(string path, string directory, byte[] master, DateTimeOffset now)
    {
        var head = Encoding.ASCII.GetBytes($"{Magic}{now.ToString("O", CultureInfo.InvariantCulture)}\n");
        var plain = new MemoryStream();
        foreach (var file in Directory.GetFiles(directory, Pattern).Order(StringComparer.Ordinal))
        {
            var content = Read(file);
            Put(plain, Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            Put(plain, content);
        }
        var aside = path + ".new";
        File.Delete(aside);
        using (var stream = new FileStream(aside, CopyFile.Private(FileMode.CreateNew)))
        {
            stream.Write(head);
            stream.Write(Sealing.Close(master, plain.ToArray(), head));
            stream.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Puts the keys into a folder that has none.</summary>
    /// <exception cref="StartRefusedException">The file is older than 30 days, damaged, or sealed with another master key.</exception>
    public static void Restore(string path, string directory, byte[] master, DateTimeOffset now)
    {
        var bytes = File.ReadAllBytes(path);
        var end = bytes.AsSpan().IndexOf((byte)'\n') + 1;
        var head = bytes[..end];
        if (!Encoding.ASCII.GetString(head).StartsWith(Magic, StringComparison.Ordinal)
            || !DateTimeOffset.TryParse(Encoding.ASCII.GetString(head)[Magic.Length..].Trim(), CultureInfo.InvariantCulture, out var madeAt))
            throw new StartRefusedException($"{path} is no file of personal keys.");
        if (now - madeAt > Lives)
        {
            throw new StartRefusedException(
                $"{path} was made on {madeAt:yyyy-MM-dd}, more than 30 days ago: whoever was erased since could be read again. It must be deleted. Restore a younger backup, or give the folder of the keys that live (Keys:Directory).");
        }
        var plain = Open(path, master, bytes.AsSpan(end), head);
        Directory.CreateDirectory(directory);
        for (var at = 0; at < plain.Length;)
        {
            var (name, content) = (Take(plain, ref at), Take(plain, ref at));
            using var stream = new FileStream(Path.Combine(directory, Path.GetFileName(Encoding.UTF8.GetString(name))), CopyFile.Private(FileMode.Create));
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
    }

    private static byte[] Open(string path, byte[] master, ReadOnlySpan<byte> bytes, byte[] head)
    {
        try
        {
            return Sealing.Open(master, bytes, head);
        }
        catch (Exception refused) when (refused is CryptographicException or ArgumentException or OverflowException)
        {
            throw new StartRefusedException($"{path} does not open: it is damaged, or Keys:Master is not the key that it was sealed with.", refused);
        }
    }

    /// <summary>Whole slots only: whoever is writing one holds the file alone for about a millisecond.</summary>
    private static byte[] Read(string file)
    {
        var until = Environment.TickCount64 + (long)LongestWait.TotalMilliseconds;
        while (true)
        {
            try
            {
                return File.ReadAllBytes(file);
            }
            catch (IOException) when (Environment.TickCount64 < until)
            {
                Thread.Sleep(2);
            }
        }
    }

    private static void Put(MemoryStream to, byte[] content)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        to.Write(length);
        to.Write(content);
    }

    private static byte[] Take(byte[] from, ref int at)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(from.AsSpan(at));
        at += sizeof(int) + length;
        return from[(at - length)..at];
    }
}
