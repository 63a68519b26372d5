using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.Learning.Publishing;

/// <summary>What happened to the programme's content; as it stands in the ledger for ever.</summary>
[JsonDerivedType(typeof(Brought), "content-brought")]
[JsonDerivedType(typeof(Published), "content-published")]
internal abstract record ShelfFact(string Content, PersonId By)
{
    /// <summary>An owner brought it.</summary>
    public sealed record Brought(string Content, string FileName, PersonId By) : ShelfFact(Content, By);

    /// <summary>It is what everybody learns from.</summary>
    public sealed record Published(string Content, PersonId By) : ShelfFact(Content, By);
}

/// <summary>All content that was brought. Pure, the fold of <see cref="ShelfFact"/>.</summary>
/// <param name="Contents">The one brought last is last.</param>
/// <param name="Current">Hash of what everybody learns from; null for what the product came with.</param>
internal sealed record ProgrammeShelf(ImmutableArray<ShelvedContent> Contents, string? Current)
{
    /// <summary>Before anything was brought.</summary>
    public static readonly ProgrammeShelf Empty = new([], null);

    /// <summary>What happens when an owner brings content.</summary>
    public static ImmutableArray<ShelfFact> Bring(BringContent command) => [new ShelfFact.Brought(command.Content, command.FileName, command.By)];

    /// <summary>What happens when an owner publishes content; nothing where it is published already.</summary>
    /// <exception cref="Refusal"><c>no-content</c>.</exception>
    public ImmutableArray<ShelfFact> Publish(PublishContent command) =>
        Contents.All(content => content.Content != command.Content) ? throw new Refusal("no-content", "There is no such content. Nothing was changed.")
        : Current == command.Content ? []
        : [new ShelfFact.Published(command.Content, command.By)];

    /// <summary>Folds one fact in.</summary>
    public ProgrammeShelf With(ShelfFact fact, DateTimeOffset at)
    {
        var known = Contents.FirstOrDefault(content => content.Content == fact.Content);
        return fact switch
        {
            ShelfFact.Brought brought => this with
            {
                Contents = Contents.Remove(known!).Add(new(brought.Content, brought.FileName, brought.By, at, known?.PublishedAt, known?.IsCurrent ?? false)),
            },
            _ => new([.. Contents.Select(content => content with
            {
                IsCurrent = content.Content == fact.Content,
                PublishedAt = content.Content == fact.Content ? at : content.PublishedAt,
            })], fact.Content),
        };
    }
}
