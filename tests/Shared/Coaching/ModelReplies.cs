using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Upskill.Testing;

/// <summary>What a model's server may do, well and badly.</summary>
internal static class ModelReplies
{
    /// <summary>Says it in these pieces, and how many tokens it took.</summary>
    public static ModelReply Says(params string[] pieces) => Streamed(pieces, "stop", tokens: 42);

    /// <summary>Begins, and says the rest once it may.</summary>
    public static ModelReply Waits(Task until, string beginning, string rest) => async (context, request) =>
    {
        await Pieces(context, [beginning]);
        await until.WaitAsync(context.RequestAborted);
        await Says(rest)(context, request);
    };

    /// <summary>Says it, and is silent on tokens.</summary>
    public static ModelReply SaysUncounted(params string[] pieces) => Streamed(pieces, "stop", tokens: null);

    /// <summary>Stops for another reason than being done: <c>length</c>, <c>content_filter</c>.</summary>
    public static ModelReply Ends(string why, params string[] pieces) => Streamed(pieces, why, tokens: 42);

    /// <summary>Declines in the field that OpenAI has for that.</summary>
    public static ModelReply Refuses() => async (context, _) =>
    {
        Begin(context);
        await Send(context, Chunk(new { role = "assistant", refusal = "I cannot help with that." }, null));
        await Send(context, Chunk(new { }, "stop"));
        await Done(context);
    };

    /// <summary>Wants a tool to be called.</summary>
    public static ModelReply Calls(string tool, string arguments) => async (context, _) =>
    {
        Begin(context);
        await Send(context, Chunk(new
        {
            role = "assistant",
            tool_calls = new[] { new { index = 0, id = "call_1", type = "function", function = new { name = tool, arguments } } },
        }, null));
        await Send(context, Chunk(new { }, "tool_calls"));
        await Send(context, Usage(42));
        await Done(context);
    };

    /// <summary>Answers with a status, and asks for patience where <paramref name="retryAfter"/> says so.</summary>
    public static ModelReply Fails(int status, int? retryAfter = null, string body = """{"error":{"message":"no","type":"error","code":"error"}}""") => async (context, _) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    };

    /// <summary>Takes the question and never answers.</summary>
    public static ModelReply SaysNothing() => (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Begins, and never goes on.</summary>
    public static ModelReply Stalls(params string[] pieces) => async (context, request) =>
    {
        await Pieces(context, pieces);
        await SaysNothing()(context, request);
    };

    /// <summary>Begins, and the connection breaks.</summary>
    public static ModelReply Breaks(params string[] pieces) => async (context, _) =>
    {
        await Pieces(context, pieces);
        context.Abort();
    };

    /// <summary>Begins, and ends in good form without ever saying that it is done.</summary>
    public static ModelReply EndsEarly(params string[] pieces) => (context, _) => Pieces(context, pieces);

    /// <summary>Says something that is no chat protocol.</summary>
    public static ModelReply Babbles(string text, string type = "text/event-stream") => async (context, _) =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    };

    /// <summary>Sends the client elsewhere.</summary>
    public static ModelReply Redirects(Uri elsewhere) => (context, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = elsewhere.ToString();
        return Task.CompletedTask;
    };

    private static ModelReply Streamed(string[] pieces, string finish, int? tokens) => async (context, _) =>
    {
        await Pieces(context, pieces);
        await Send(context, Chunk(new { }, finish));
        if (tokens is { } total)
            await Send(context, Usage(total));
        await Done(context);
    };

    private static async Task Pieces(HttpContext context, string[] pieces)
    {
        Begin(context);
        foreach (var piece in pieces)
            await Send(context, Chunk(new { role = "assistant", content = piece }, null));
    }

    private static void Begin(HttpContext context)
    {
        if (!context.Response.HasStarted)
            context.Response.ContentType = "text/event-stream";
    }

    private static object Chunk(object delta, string? finish) => Envelope(new object[] { new { index = 0, delta, finish_reason = finish } }, null);

    private static object Usage(int total) => Envelope([], new { prompt_tokens = total / 2, completion_tokens = total - total / 2, total_tokens = total });

    private static object Envelope(object[] choices, object? usage) => new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_700_000_000, model = "test", choices, usage };

    private static async Task Send(HttpContext context, object chunk)
    {
        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n");
        await context.Response.Body.FlushAsync();
    }

    private static Task Done(HttpContext context) => context.Response.WriteAsync("data: [DONE]\n\n");
}
