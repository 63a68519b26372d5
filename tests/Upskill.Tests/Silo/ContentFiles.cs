using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>The programme's files as an owner takes them out of a silo and brings them back.</summary>
internal static class ContentFiles
{
    /// <summary>The files that the product came with, by path.</summary>
    public static async Task<SortedDictionary<string, string>> BuiltIn(WebVisitor owner) => Unpack(await owner.Http.GetByteArrayAsync("/api/learning/contents/built-in/files.zip"));

    /// <summary>Brings files.</summary>
    /// <returns>The answer, which leads to their page.</returns>
    public static Task<HttpResponseMessage> Bring(WebVisitor owner, SortedDictionary<string, string> files) => Bring(owner, Pack(files));

    /// <summary>Brings what may be a zip.</summary>
    public static async Task<HttpResponseMessage> Bring(WebVisitor owner, byte[] zip)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(WebVisitor.Token(await owner.Page("/programme"))), "__RequestVerificationToken" },
            { new StringContent(CommandId.New().Value), "commandId" },
            { new ByteArrayContent(zip), "file", "programme.zip" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/learning/contents") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await owner.Http.SendAsync(request);
    }

    /// <summary>Publishes what was brought, with the token of its page.</summary>
    public static async Task<HttpResponseMessage> Publish(WebVisitor owner, HttpResponseMessage brought) =>
        await owner.Post($"/api/learning/contents/{IdOf(brought)}/publication", WebVisitor.Token(await owner.Page("/programme")), ("commandId", CommandId.New().Value));

    /// <summary>The hash of what was brought.</summary>
    public static string IdOf(HttpResponseMessage brought) => brought.Headers.Location!.OriginalString.Split('/')[^1];

    /// <summary>A zip's files, by path.</summary>
    public static SortedDictionary<string, string> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return new(archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }), StringComparer.Ordinal);
    }

    private static byte[] Pack(SortedDictionary<string, string> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var file = archive.CreateEntry("everyday-ai/" + path).Open();
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }
}
