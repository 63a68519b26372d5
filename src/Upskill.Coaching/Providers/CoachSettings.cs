using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Upskill.Coaching.Providers;

/// <summary>Which model the coach asks, from the settings <c>Coach</c>: any endpoint that speaks OpenAI's chat protocol. None is the default, and everything works without.</summary>
/// <param name="Endpoint">Its address, such as <c>https://api.openai.com/v1</c>; null for none.</param>
/// <param name="Model">The model's name there, in Azure the deployment's.</param>
/// <param name="Key">For signing in; null where it takes questions without.</param>
/// <param name="Timeout">How long an answer may take in all, repeats included.</param>
/// <param name="TokensPerDay">How many tokens one learner may use in a day.</param>
internal sealed record CoachSettings(Uri? Endpoint, string Model, string? Key, TimeSpan Timeout, int TokensPerDay)
{
    private const int DefaultSeconds = 60, MostSeconds = 600, DefaultTokens = 50_000, MostTokens = 100_000_000;

    /// <summary>How long to wait before the first repeat; each later wait is about twice as long.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a provider is left alone after a row of failures.</summary>
    public TimeSpan LeaveAlone { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether the model is one that thinks before it speaks: such take no temperature.</summary>
    public bool IsReasoning { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FormatException">One of them cannot be used. The message is one sentence for the operator, and never holds the key.</exception>
    public static CoachSettings Read(IConfiguration settings)
    {
        var coach = settings.GetSection("Coach");
        var (seconds, tokens) = (Number(coach, "TimeoutSeconds", DefaultSeconds, 1, MostSeconds), Number(coach, "TokensPerDay", DefaultTokens, 0, MostTokens));
        var (model, key) = (Text(coach, "Model"), Text(coach, "Key"));
        if (Text(coach, "Endpoint") is not { } address)
        {
            return model is null && key is null ? new(null, "", null, TimeSpan.FromSeconds(seconds), tokens)
                : throw new FormatException("Coach:Endpoint is missing: a model is set, but not where it is, such as https://api.openai.com/v1.");
        }
        if (model is null)
            throw new FormatException("Coach:Model is missing: an endpoint is set, but not which model is asked there.");
        return new(Address(address, key), model, key, TimeSpan.FromSeconds(seconds), tokens) { IsReasoning = Truth(coach, "Reasoning") };
    }

    /// <summary>Its name only: it holds a key.</summary>
    public override string ToString() => nameof(CoachSettings);

    private static Uri Address(string address, string? key)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http")
            || endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            throw new FormatException("Coach:Endpoint is an address of http or https without a password, a question mark or a number sign, such as https://api.openai.com/v1.");
        }
        return key is null || endpoint.Scheme == "https" || endpoint.IsLoopback ? endpoint
            : throw new FormatException("Coach:Endpoint is not encrypted, and Coach:Key would be sent there for all to read: use https.");
    }

    private static string? Text(IConfigurationSection coach, string name) => coach[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static int Number(IConfigurationSection coach, string name, int otherwise, int least, int most) => Text(coach, name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new FormatException($"Coach:{name}: '{text}' is no number from {least} to {most}.");

    private static bool Truth(IConfigurationSection coach, string name) => Text(coach, name) is not { } text ? false
        : bool.TryParse(text, out var truth) ? truth
        : throw new FormatException($"Coach:{name}: '{text}' is neither true nor false.");
}
