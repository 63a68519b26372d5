using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>
/// Which content the programme has: what owners brought, and which of it is published, on the ledger. There is one, <see cref="Organisation"/>. The files
/// themselves lie in the store, by their hash.
/// </summary>
[GrainInterfaceType("learning-programme-shelf"), Alias("Upskill.IProgrammeShelfGrain")]
public interface IProgrammeShelfGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>Notes content that an owner brought; nobody but owners sees it. Durable; a repeat changes nothing.</summary>
    [Alias("Bring")]
    Task Bring(BringContent command);

    /// <summary>Makes it what everybody learns from. Durable when it returns; every silo has it within seconds.</summary>
    /// <exception cref="Refusal"><c>no-content</c>, <c>mistakes</c>, <c>other-programme</c>: with a sentence; nothing was changed.</exception>
    [Alias("Publish")]
    Task Publish(PublishContent command);

    /// <summary>What was brought, newest first, at most <paramref name="most"/>.</summary>
    [Alias("Shelf")]
    Task<ImmutableArray<ShelvedContent>> Shelf(int most);

    /// <summary>Questions for peer groups, of what is published, one a day in this order.</summary>
    [Alias("Starters")]
    Task<ImmutableArray<string>> Starters();
}

/// <summary>An owner brings content; its files are in the store already.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">The owner.</param>
/// <param name="Content">The files' hash, 64 hex digits.</param>
/// <param name="FileName">As the zip was called.</param>
[GenerateSerializer, Immutable, Alias("Upskill.BringContent")]
public sealed record BringContent(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] string Content, [property: Id(3)] string FileName);

/// <summary>An owner publishes content that was brought.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.PublishContent")]
public sealed record PublishContent([property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] string Content);

/// <summary>Content on the shelf.</summary>
/// <param name="Content">The files' hash.</param>
/// <param name="FileName">As the zip was called.</param>
/// <param name="By">Who brought it.</param>
/// <param name="At">When, last.</param>
/// <param name="PublishedAt">When it was last made what everybody learns from; null where it never was.</param>
/// <param name="IsCurrent">Whether it is that now.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShelvedContent")]
public sealed record ShelvedContent(
    [property: Id(0)] string Content, [property: Id(1)] string FileName, [property: Id(2)] PersonId By, [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] DateTimeOffset? PublishedAt, [property: Id(5)] bool IsCurrent);
