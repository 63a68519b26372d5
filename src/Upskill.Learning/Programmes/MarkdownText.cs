using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Upskill.Learning.Programmes;

/// <summary>A text of the content, rendered once when it is loaded. Raw HTML in it is shown as text.</summary>
/// <param name="Html">Rendered.</param>
/// <param name="Words">Counted over the source.</param>
/// <param name="Hash">SHA-256 of the source, lower-case hex: what a signature is bound to.</param>
public sealed partial record MarkdownText(MarkupString Html, int Words, string Hash)
{
    private const double WordsPerMinute = 200;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build(), WithHtml = new MarkdownPipelineBuilder().Build();

    /// <summary>At 200 words a minute.</summary>
    public TimeSpan ReadingTime => TimeSpan.FromMinutes(Words / WordsPerMinute);

    /// <summary>As its author wrote it.</summary>
    internal string Source { get; private init; } = "";

    /// <summary>What it says under each heading, in plain words, without examples that are set off.</summary>
    internal IEnumerable<MarkdownSection> Sections() => MarkdownSections.Of(Pieces(Source).Where(piece => !piece.IsExample).SelectMany(piece => piece.Columns));

    /// <summary>Renders Markdown. A block between <c>::: compare</c> and <c>:::</c>, cut by <c>+++</c>, becomes two columns.</summary>
    public static MarkdownText From(string source)
    {
        var html = new StringBuilder();
        foreach (var (isExample, columns) in Pieces(source))
        {
            html.Append(isExample
                ? $"<div class=\"compare\">{string.Concat(columns.Select(column => $"<div>{column.ToHtml(Pipeline)}</div>"))}</div>"
                : columns[0].ToHtml(Pipeline));
        }
        return new(new(html.ToString()), Word().Count(source), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))) { Source = source };
    }

    /// <summary>What in a text would not be shown as its author may mean it, as words that go on from “holds”; null where nothing is.</summary>
    public static string? Foreign(string source)
    {
        var text = Markdown.Parse(source, WithHtml);
        var html = text.Descendants<HtmlBlock>().Select(block => block.Lines.ToString())
            .Concat(text.Descendants<HtmlInline>().Select(inline => inline.Tag)).FirstOrDefault();
        var link = text.Descendants<LinkInline>().Select(inline => inline.Url ?? "").FirstOrDefault(url => !IsPlain(url))
            ?? text.Descendants<AutolinkInline>().Select(inline => inline.Url).FirstOrDefault(url => !IsPlain(url));
        return html is not null ? $"HTML, {Short(html)}" : link is not null ? $"a link to {Short(link)}" : null;
    }

    private static bool IsPlain(string url) => url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith('#') || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal));

    private static string Short(string text) => $"“{text.ReplaceLineEndings(" ")[..Math.Min(text.ReplaceLineEndings(" ").Length, 60)]}”";

    private static IEnumerable<(bool IsExample, MarkdownDocument[] Columns)> Pieces(string source)
    {
        var (names, at) = (new HashSet<string>(StringComparer.Ordinal), 0);
        MarkdownDocument Parsed(string part)
        {
            var document = Markdown.Parse(part, Pipeline);
            MarkdownSections.Name(document, names);
            return document;
        }
        foreach (Match block in Comparison().Matches(source))
        {
            yield return (false, [Parsed(source[at..block.Index])]);
            yield return (true, [Parsed(block.Groups["left"].Value), Parsed(block.Groups["right"].Value)]);
            at = block.Index + block.Length;
        }
        yield return (false, [Parsed(source[at..])]);
    }

    [GeneratedRegex(@"^::: compare\r?\n(?<left>.*?)^\+\+\+\r?\n(?<right>.*?)^:::[ \t]*\r?$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’\-]*")]
    private static partial Regex Word();
}
