using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>An owner brings content in the browser, looks at it, publishes it; on a silo of its own, for it changes what everybody learns from.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private const string Text = "prompting-for-work/01-what-a-prompt-is.md", Module = "prompting-for-work/module.yaml";
    private readonly SiloFixture silo = new();

    public Task InitializeAsync() => silo.InitializeAsync();

    public Task DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task Content_is_brought_counted_previewed_published_and_given_back_and_only_those_affected_are_asked_again()
    {
        await silo.Begin("mia"); // passes the first text
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var files = Unpack(await owner.Http.GetByteArrayAsync("/api/learning/contents/built-in/files.zip"));
        files[Text] += "\nA sentence more.\n";
        files[Module] = files[Module].Replace("- id: what-a-prompt-is", "- id: what-a-prompt-is\n    evidence: ask-again", StringComparison.Ordinal);

        using var brought = await Bring(owner, Pack(files));
        var page = brought.Headers.Location!.OriginalString;
        await Until.True(async () => (await owner.Page(page)).Contains("1 of 12 people are asked again", StringComparison.Ordinal), "the people were not counted");
        Assert.Contains("changed, asks again: 1 people", await owner.Page(page), StringComparison.Ordinal);
        Assert.Contains("A sentence more.", await owner.Page($"{page}/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);
        using (var preview = await owner.PostForJson($"{page}/prompting-for-work/what-a-prompt-is/submissions", WebVisitor.Token(await owner.Page($"{page}/prompting-for-work/what-a-prompt-is"))))
            Assert.Equal(HttpStatusCode.Conflict, preview.StatusCode);
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        using var max = await WebVisitor.SignIn(silo.Address, "max");
        Assert.DoesNotContain("A sentence more.", await mia.Page("/modules/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);

        using var published = await owner.Post($"/api/learning/contents/{page.Split('/')[^1]}/publication", WebVisitor.Token(await owner.Page(page)), ("commandId", CommandId.New().Value));
        Assert.Equal("/programme", published.Headers.Location!.OriginalString);

        var asked = await mia.Page("/modules/prompting-for-work/what-a-prompt-is");
        Assert.Contains("A sentence more.", asked, StringComparison.Ordinal);
        Assert.Contains("asks you again", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("asks you again", await max.Page("/modules/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);
        Assert.Contains("Everybody learns from it", await owner.Page("/programme"), StringComparison.Ordinal);
        Assert.Equal(files, Unpack(await owner.Http.GetByteArrayAsync($"/api/learning/contents/{page.Split('/')[^1]}/files.zip")));
        Assert.Contains("Nothing: it is what everybody learns from.", await owner.Page(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_the_content_before_is_told_so_and_content_is_there_again_after_a_restart()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var (before, files) = (silo.Services.GetRequiredService<Programme>().Modules[0], Unpack(await owner.Http.GetByteArrayAsync("/api/learning/contents/built-in/files.zip")));
        files[Text] += "\nA sentence more.\n";
        using var brought = await Bring(owner, Pack(files));
        var content = brought.Headers.Location!.OriginalString.Split('/')[^1];
        using var published = await owner.Post($"/api/learning/contents/{content}/publication", WebVisitor.Token(await owner.Page("/programme")), ("commandId", CommandId.New().Value));

        var late = await Assert.ThrowsAsync<Refusal>(() => silo.Grains.GetGrain<ILearnerGrain>("max").Submit(ModuleWalk.Right(before, before.Activities[0], "Max Member").First()));
        Assert.Equal("content-replaced", late.Code);

        await silo.Restart();
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        Assert.Contains("A sentence more.", await mia.Page("/modules/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_with_mistakes_shows_all_of_them_and_cannot_be_published_nor_can_another_programme_or_what_is_no_zip()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var files = Unpack(await owner.Http.GetByteArrayAsync("/api/learning/contents/built-in/files.zip"));
        var other = new SortedDictionary<string, string>(files, StringComparer.Ordinal) { ["programme.yaml"] = files["programme.yaml"].Replace("id: everyday-ai", "id: another", StringComparison.Ordinal) };
        files[Text] = "<script>alert(1)</script>";
        files[Module] = files[Module].Replace("outcome:", "outcomes:", StringComparison.Ordinal);

        using var spoilt = await Bring(owner, Pack(files));
        var page = await owner.Page(spoilt.Headers.Location!.OriginalString);
        Assert.Contains("prompting-for-work/module.yaml, line", page, StringComparison.Ordinal);
        Assert.Contains("HTML", page, StringComparison.Ordinal);
        Assert.Equal("mistakes", await Publishing(owner, spoilt));
        using var foreign = await Bring(owner, Pack(other));
        Assert.Equal("other-programme", await Publishing(owner, foreign));

        using var none = await Bring(owner, "no zip"u8.ToArray());
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        Assert.Contains("no zip that can be read", WebUtility.HtmlDecode(await none.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private static async Task<string> Publishing(WebVisitor owner, HttpResponseMessage brought)
    {
        using var answer = await owner.PostForJson($"/api/learning/contents/{brought.Headers.Location!.OriginalString.Split('/')[^1]}/publication",
            WebVisitor.Token(await owner.Page("/programme")), ("commandId", CommandId.New().Value));
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()!;
    }

    private static async Task<HttpResponseMessage> Bring(WebVisitor owner, byte[] zip)
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

    private static SortedDictionary<string, string> Unpack(byte[] zip)
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
