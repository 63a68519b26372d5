using Upskill.Testing;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>A silo whose coach could not be asked, or would give its key away, does not start.</summary>
public sealed class CoachStartTests
{
    [Theory]
    [InlineData("Coach:Endpoint is missing", "--Coach:Model=small")]
    [InlineData("Coach:Endpoint is not encrypted", "--Coach:Endpoint=http://models.example.com/v1", "--Coach:Model=small", "--Coach:Key=hush-hush")]
    public async Task It_says_why_in_one_sentence_and_prints_no_key(string sentence, params string[] settings)
    {
        using var folder = new TemporaryFolder();
        var (code, output) = await SiloProcess.Run(new Dictionary<string, string>(), [$"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0", "--Sample:Enabled=false", .. settings]);
        Assert.Equal(1, code);
        Assert.StartsWith(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
