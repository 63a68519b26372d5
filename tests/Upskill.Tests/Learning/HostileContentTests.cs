using Upskill.Learning.Programmes;

namespace Upskill.Tests.Learning;

/// <summary>What an author, or somebody in their name, could write to harm: each is a mistake with its line and its cure.</summary>
public sealed class HostileContentTests : IDisposable
{
    private readonly ContentSource source = new();

    [Theory]
    [InlineData("<script>alert(1)</script>", "HTML, “<script>")]
    [InlineData("Text <img src=x onerror=alert(1)> text", "HTML, “<img")]
    [InlineData("[look](javascript:alert(1))", "a link to “javascript:alert(1)”")]
    [InlineData("[look](data:text/html,hello)", "a link to “data:text/html,hello”")]
    [InlineData("[look](//elsewhere.example)", "a link to “//elsewhere.example”")]
    [InlineData("![picture](http://elsewhere.example/a.png)", "a link to “http://elsewhere.example/a.png”")]
    public void Script_and_what_leads_elsewhere_in_a_text_is_a_mistake(string markdown, string said)
    {
        source.Write("main/01-text.md", $"# A text\n\n{markdown}\n");

        Assert.Contains(said, Assert.Single(ProgrammeFiles.Inspect(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[look](https://example.com)")]
    [InlineData("[look](/help)")]
    [InlineData("Is 3 < 5 and `<b>` a tag?")]
    public void Plain_markdown_is_none(string markdown)
    {
        source.Write("main/01-text.md", $"# A text\n\n{markdown}\n");

        Assert.Empty(ProgrammeFiles.Inspect(source.Path).Mistakes);
    }

    [Fact]
    public void References_that_grow_beyond_any_memory_are_a_mistake_and_are_not_followed()
    {
        var lines = Enumerable.Range(1, 40).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "x" : $"*l{i - 1}", 10))}]");
        source.Write("main/module.yaml", string.Join('\n', lines));

        Assert.Contains("by a reference", Assert.Single(ProgrammeFiles.Inspect(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Brackets_without_end_are_a_mistake_and_do_not_end_the_process()
    {
        source.Write("main/module.yaml", "id: " + new string('[', 100_000));

        Assert.Contains("more than 20 deep", Assert.Single(ProgrammeFiles.Inspect(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }

    public void Dispose() => source.Dispose();
}
