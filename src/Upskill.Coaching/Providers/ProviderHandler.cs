using System.Net;

namespace Upskill.Coaching.Providers;

/// <summary>
/// Stands between Semantic Kernel and the network for one question. An answer that is none becomes an exception without the provider's words (the client would put these into its
/// own, and from there into a trace), and a model that calls tools again and again, be it such as do not exist, is stopped.
/// </summary>
/// <param name="network">With its time limits and repeats; stays open for other questions.</param>
internal sealed class ProviderHandler(HttpMessageHandler network) : DelegatingHandler(network)
{
    /// <summary>Requests of one question: the first, and one after each round of tools.</summary>
    public const int MostRequests = 4;

    private const int LongestProblem = 64 * 1024, LongestAnswer = 2 * 1024 * 1024;
    private int requests;

    /// <summary>Requests that the provider took.</summary>
    public int Taken { get; private set; }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (++requests > MostRequests)
            throw new ProviderFailure(ModelAway.Garbled, null);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            Taken++;
            return await Bounded(response, cancellationToken);
        }
        using (response)
            throw new ProviderFailure(await Why(response, cancellationToken), response.StatusCode);
    }

    private static async Task<HttpResponseMessage> Bounded(HttpResponseMessage response, CancellationToken stop)
    {
        var bounded = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(stop), LongestAnswer));
        foreach (var (name, values) in response.Content.Headers.NonValidated)
            bounded.Headers.TryAddWithoutValidation(name, values);
        response.Content = bounded;
        return response;
    }

    private static async Task<ModelAway> Why(HttpResponseMessage response, CancellationToken stop) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => ModelAway.Busy,
        HttpStatusCode.BadRequest when (await Beginning(response, stop)).Contains("content_filter", StringComparison.Ordinal) => ModelAway.Declined,
        _ => ModelAway.Silent,
    };

    private static async Task<string> Beginning(HttpResponseMessage response, CancellationToken stop)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
        var buffer = new char[LongestProblem];
        return new(buffer, 0, await reader.ReadBlockAsync(buffer, stop));
    }
}

/// <summary>A provider's answer that is none. Its message holds nothing that the provider said.</summary>
internal sealed class ProviderFailure(ModelAway why, HttpStatusCode? status) : Exception($"The model's provider gave no answer: {status?.ToString() ?? "too much of it"}.")
{
    /// <summary>What it means for who asked.</summary>
    public ModelAway Why => why;
}
