using Microsoft.Extensions.Configuration;
using Upskill.Coaching.Providers;

namespace Upskill.Tests.Coaching.Providers;

public class CoachSettingsTests
{
    private const string Endpoint = "https://models.example.com/v1";

    [Fact]
    public void With_nothing_set_there_is_no_model() => Assert.Null(Read().Endpoint);

    [Fact]
    public void An_endpoint_and_a_model_are_enough()
    {
        var settings = Read(("Endpoint", Endpoint), ("Model", "small"));
        Assert.Equal((new Uri(Endpoint), "small", null, TimeSpan.FromSeconds(60)), (settings.Endpoint, settings.Model, settings.Key, settings.Timeout));
    }

    [Theory]
    [InlineData("Coach:Endpoint is missing", "Model", "small")]
    [InlineData("Coach:Endpoint is missing", "Key", "k")]
    [InlineData("Coach:Model is missing", "Endpoint", Endpoint)]
    [InlineData("Coach:TimeoutSeconds", "TimeoutSeconds", "0")]
    [InlineData("Coach:TimeoutSeconds", "TimeoutSeconds", "soon")]
    [InlineData("Coach:TokensPerDay", "TokensPerDay", "-1")]
    [InlineData("Coach:Endpoint is an address", "Endpoint", "models.example.com", "Model", "small")]
    [InlineData("Coach:Endpoint is an address", "Endpoint", "ftp://models.example.com", "Model", "small")]
    [InlineData("Coach:Endpoint is an address", "Endpoint", "https://a:secret@models.example.com/v1", "Model", "small")]
    [InlineData("Coach:Endpoint is an address", "Endpoint", "https://models.example.com/v1?key=secret", "Model", "small")]
    [InlineData("Coach:Endpoint is not encrypted", "Endpoint", "http://models.example.com/v1", "Model", "small", "Key", "secret")]
    [InlineData("Coach:Reasoning", "Endpoint", Endpoint, "Model", "small", "Reasoning", "perhaps")]
    public void What_cannot_be_used_is_refused_in_one_sentence_without_the_key(string sentence, params string[] settings)
    {
        var refused = Assert.Throws<FormatException>(() => Read([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:11434/v1", "k")]
    [InlineData("http://127.0.0.1:8000/v1", "k")]
    [InlineData("http://models.inside/v1", null)]
    public void A_model_of_ones_own_needs_no_encryption_where_no_key_goes_over_the_network(string endpoint, string? key) =>
        Assert.Equal(new Uri(endpoint), Read(("Endpoint", endpoint), ("Model", "small"), ("Key", key)).Endpoint);

    [Fact]
    public void The_key_is_in_no_text_of_the_settings() =>
        Assert.DoesNotContain("hush", $"{Read(("Endpoint", Endpoint), ("Model", "small"), ("Key", "hush"))}", StringComparison.Ordinal);

    private static CoachSettings Read(params (string Name, string? Value)[] settings) => CoachSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Coach:{setting.Name}", setting.Value))).Build());
}
