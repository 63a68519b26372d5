using System.Collections.Immutable;
using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Upskill.Learning.Programmes;

/// <summary>What stands under one heading of a text, in plain words.</summary>
/// <param name="Heading">Null before the first one.</param>
/// <param name="Anchor">The heading's id on the page; null where there is none.</param>
/// <param name="Paragraphs">Items of lists among them, each as one; neither quotations nor code.</param>
internal sealed record MarkdownSection(string? Heading, string? Anchor, ImmutableArray<string> Paragraphs);

/// <summary>Reads Markdown that was parsed by heading, and names its headings, so that a link can lead to one.</summary>
internal static class MarkdownSections
{
    // No id of a page begins like this.
    private const string Prefix = "at-";

    /// <summary>Gives every heading an id from its own words, each once among <paramref name="taken"/>.</summary>
    public static void Name(MarkdownDocument text, HashSet<string> taken)
    {
        foreach (var heading in text.Descendants<HeadingBlock>())
        {
            var name = Prefix + Slug(Plain(heading));
            var id = name;
            for (var number = 2; !taken.Add(id); number++)
                id = $"{name}-{number}";
            heading.GetAttributes().Id = id;
        }
    }

    /// <summary>The sections of a text whose headings are named; those without a paragraph are left out.</summary>
    public static IEnumerable<MarkdownSection> Of(IEnumerable<MarkdownDocument> texts)
    {
        var open = new MarkdownSection(null, null, []);
        foreach (var block in texts.SelectMany(text => text))
        {
            if (block is HeadingBlock heading)
            {
                if (!open.Paragraphs.IsEmpty)
                    yield return open;
                open = new(Plain(heading), heading.GetAttributes().Id, []);
            }
            else
            {
                open = open with { Paragraphs = open.Paragraphs.AddRange(Paragraphs(block)) };
            }
        }
        if (!open.Paragraphs.IsEmpty)
            yield return open;
    }

    private static IEnumerable<string> Paragraphs(Block block) => block switch
    {
        ParagraphBlock paragraph => [Plain(paragraph)],
        ListBlock list => list.OfType<ListItemBlock>().Select(item => string.Join(' ', item.SelectMany(Paragraphs))).Where(item => item.Length > 0),
        _ => [],
    };

    private static string Plain(LeafBlock block)
    {
        var plain = new StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
        {
            plain.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline link => link.Url,
                LineBreakInline => " ",
                _ => "",
            });
        }
        return string.Join(' ', plain.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Slug(string heading) => string.Join('-',
        new string([.. heading.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
