using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Upskill.Learning.Publishing;

namespace Upskill.Tests.Learning;

/// <summary>A zip may be anybody's: what must not come in is told with a sentence, and nothing of it is kept.</summary>
public sealed class ContentZipTests
{
    [Fact]
    public void The_same_files_come_out_and_make_the_same_zip_whoever_packed_them() =>
        Gen.Select(Gen.String[Gen.Char["abc-"], 1, 8], Gen.String).List[1, 20].Sample(files =>
        {
            var named = files.DistinctBy(file => file.Item1).Select(file => ($"{file.Item1}/{file.Item1}.md", Clean(file.Item2))).ToArray();
            var zip = ContentZip.Read(Zip(named));

            Assert.Equal(named.OrderBy(file => file.Item1, StringComparer.Ordinal), zip.Files.Select(file => (file.Key, Encoding.UTF8.GetString(file.Value.AsSpan()))));
            Assert.Equal(zip.ToBytes(), ContentZip.Read(Zip([.. named.Reverse()])).ToBytes());
            Assert.Equal(zip.Hash(), ContentZip.Read(zip.ToBytes()).Hash());
        });

    [Fact]
    public void A_folder_that_was_packed_with_its_name_is_the_same_programme() =>
        Assert.Equal(
            ContentZip.Read(Zip(("programme.yaml", "id: a"), ("main/module.yaml", "id: b"))).Hash(),
            ContentZip.Read(Zip(("everyday-ai/programme.yaml", "id: a"), ("everyday-ai/main/module.yaml", "id: b"))).Hash());

    [Fact]
    public void What_is_written_to_a_folder_and_read_from_it_is_the_same()
    {
        using var source = new ContentSource();
        var zip = ContentZip.OfFolder(source.Path);
        using var other = new Testing.TemporaryFolder();
        zip.WriteTo(other.Path);

        Assert.Equal(zip.Hash(), ContentZip.OfFolder(other.Path).Hash());
    }

    [Theory]
    [InlineData("../outside.md", "zip-path")]
    [InlineData("main/../../outside.md", "zip-path")]
    [InlineData("/etc/passwd.md", "zip-path")]
    [InlineData("C:/windows.md", "zip-path")]
    [InlineData("main\\outside.md", "zip-path")]
    [InlineData("main/.hidden.md", "zip-path")]
    [InlineData("main//empty.md", "zip-path")]
    [InlineData("main/script.html", "zip-kind")]
    [InlineData("main/picture.svg", "zip-kind")]
    public void A_name_that_leads_out_or_another_kind_of_file_is_refused(string path, string code) =>
        Assert.Equal(code, Refused(Zip(("programme.yaml", "id: a"), (path, "text"))));

    [Fact]
    public void Ten_thousand_files_are_refused() =>
        Assert.Equal("zip-too-many", Refused(Zip([.. Enumerable.Range(0, 10_000).Select(i => ($"f{i}.md", ""))])));

    [Fact]
    public void A_bomb_is_refused_when_it_has_grown_too_large_whatever_it_says_of_its_size()
    {
        var bomb = Zip(("main/large.md", new string('a', 3_000_000)));
        Assert.True(bomb.Length < 10_000);
        Assert.Equal("zip-too-large", Refused(bomb));

        // With a header that says it holds ten characters, it does.
        var central = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bomb.AsSpan(central + 24), 10);
        Assert.Equal(10, ContentZip.Read(bomb).Files["main/large.md"].Length);
        Assert.Equal("zip-too-large", Refused(Zip([.. Enumerable.Range(0, 40).Select(i => ($"f{i}.md", new string('a', 1_000_000)))])));
    }

    [Fact]
    public void A_link_two_files_of_one_name_what_is_no_text_and_what_is_no_zip_are_refused()
    {
        Assert.Equal("zip-path", Refused(Zip(entry => entry.ExternalAttributes = unchecked((int)0xA1FF0000), ("main/link.md", "/etc/passwd"))));
        Assert.Equal("zip-twice", Refused(Zip(("main/a.md", "one"), ("main/A.md", "two"))));
        Assert.Equal("zip-text", Refused(Zip(("main/a.md", "a\0b"))));
        Assert.Equal("no-zip", Refused("not a zip"u8.ToArray()));
        Assert.Equal("no-zip", Refused(Zip(("a.md", "text"))[..30]));
        Assert.Equal("zip-too-large", Refused(new byte[ContentZip.LargestZip + 1]));
    }

    private static string Refused(byte[] zip) => Assert.Throws<Refusal>(() => ContentZip.Read(zip)).Code;

    private static string Clean(string text) => new([.. text.Where(letter => letter != '\0' && !char.IsSurrogate(letter))]);

    private static byte[] Zip(params (string Path, string Text)[] files) => Zip(_ => { }, files);

    private static byte[] Zip(Action<ZipArchiveEntry> mark, params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                var entry = archive.CreateEntry(path);
                mark(entry);
                using var file = entry.Open();
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }
}
