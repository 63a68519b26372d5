using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Upskill.Testing;

/// <summary>What the server does with one request.</summary>
internal delegate Task ModelReply(HttpContext context, JsonElement request);

/// <summary>A request as it came over the network.</summary>
internal sealed record ModelRequest(string Body, string Authorization)
{
    /// <summary>Its messages, each as <c>role: content</c>.</summary>
    public IReadOnlyList<string> Messages()
    {
        using var body = JsonDocument.Parse(Body);
        return [.. body.RootElement.GetProperty("messages").EnumerateArray().Select(message => $"{message.GetProperty("role").GetString()}: {Text(message)}")];
    }

    private static string Text(JsonElement message) => !message.TryGetProperty("content", out var content) ? ""
        : content.ValueKind is JsonValueKind.Array ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString())) : content.GetString() ?? "";
}

/// <summary>
/// A server in the test process that speaks OpenAI's chat protocol over real HTTP on a free loopback port: says what it is told to, and misbehaves where it is told to. Keeps every
/// request. No model, and nothing of the product.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ModelReply> replies = new();
    private readonly ConcurrentQueue<ModelRequest> requests = new();

    private ModelServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Answer);
    }

    /// <summary>As <c>Coach:Endpoint</c> takes it.</summary>
    public Uri Endpoint => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");

    /// <summary>What it does once the replies that were set are used up.</summary>
    public ModelReply Otherwise { get; set; } = ModelReplies.Says("Well begun.");

    /// <summary>All that came.</summary>
    public IReadOnlyCollection<ModelRequest> Requests => requests;

    /// <summary>Starts one.</summary>
    public static async Task<ModelServer> Start()
    {
        var server = new ModelServer();
        await server.app.StartAsync();
        return server;
    }

    /// <summary>The next reply, behind those that were set before.</summary>
    public ModelServer Then(ModelReply reply)
    {
        replies.Enqueue(reply);
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        requests.Enqueue(new(body, context.Request.Headers.Authorization.ToString()));
        if (context.Request.Path != "/v1/chat/completions")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var request = JsonDocument.Parse(body);
        await (replies.TryDequeue(out var reply) ? reply : Otherwise)(context, request.RootElement);
    }
}
