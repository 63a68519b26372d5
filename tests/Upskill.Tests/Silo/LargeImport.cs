using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Upskill.Testing;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>An import of many people into a silo of another process, over HTTP, to be followed while that is killed.</summary>
internal sealed class LargeImport(int people)
{
    private readonly string id = Guid.NewGuid().ToString("N");

    /// <summary>An owner brings the file, and it is read.</summary>
    public async Task Bring(WebVisitor owner)
    {
        var csv = File(Enumerable.Range(0, people).Select(i => Person($"e-{i}", i == 0 ? "" : $"e-{(i - 1) / 10}", $"Function {i % 5}", $"Department {i % 20}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/workforce/imports?mode=changes&commandId={id}")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } },
            Headers = { { "RequestVerificationToken", WebVisitor.Token(await owner.Page("/people")) }, { "Accept", "application/json" } },
        };
        using var answer = await owner.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await Until.True(async () => await Stage(owner) is ImportStage.Checked, "the file was not read");
    }

    /// <summary>The owner says yes.</summary>
    public async Task Accept(WebVisitor owner)
    {
        using var accepted = await owner.Post($"/api/workforce/imports/{id}/acceptance", WebVisitor.Token(await owner.Page($"/people/imports/{id}")));
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
    }

    /// <summary>Where it is.</summary>
    public async Task<ImportStage> Stage(WebVisitor owner) => (ImportStage)(await Status(owner)).GetProperty("stage").GetInt32();

    private async Task<JsonElement> Status(WebVisitor owner) => JsonDocument.Parse(await owner.Page($"/api/workforce/imports/{id}")).RootElement;
}
