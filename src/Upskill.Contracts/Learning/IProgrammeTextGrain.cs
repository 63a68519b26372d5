using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>
/// What the programme that everybody learns from says, for other slices to search and to quote. Stateless; keyed by <see cref="Organisation"/>. It holds texts that
/// anybody may read at any time, readings and the list of approved tools, and nothing that is earned or judged: no question with its answers and reasons, no drill,
/// no scene, no worked example; nor a text to sign, which is shown only in a language that its reader chose.
/// </summary>
[GrainInterfaceType("learning-programme-text"), Alias("Upskill.IProgrammeTextGrain")]
public interface IProgrammeTextGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Organisation = "organisation";

    /// <summary>All of it in order, each module as somebody of this language (BCP 47) reads it.</summary>
    [Alias("Text")]
    Task<ProgrammeText> Text(string language);
}

/// <summary>The texts of a programme.</summary>
/// <param name="Version">The same for the same passages: what was made of them can be kept by it.</param>
/// <param name="Passages">In the programme's order; the list of approved tools last.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ProgrammeText")]
public sealed record ProgrammeText([property: Id(0)] string Version, [property: Id(1)] ImmutableArray<ProgrammePassage> Passages);

/// <summary>What stands under one heading. Examples that are set off (quotations, comparisons) are left out: out of its place a bad one reads as advice.</summary>
/// <param name="Module">Whose text it is; null of the list of approved tools.</param>
/// <param name="ModuleTitle">As the module is called; empty where there is none.</param>
/// <param name="Title">Of the activity, or of the list.</param>
/// <param name="Heading">Null before the first one.</param>
/// <param name="Paragraphs">In plain text, and items of lists as one each.</param>
/// <param name="Language">BCP 47, of all of these.</param>
/// <param name="Path">Where it stands, with the heading's anchor: a path of this site.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ProgrammePassage")]
public sealed record ProgrammePassage(
    [property: Id(0)] ModuleId? Module, [property: Id(1)] string ModuleTitle, [property: Id(2)] string Title, [property: Id(3)] string? Heading,
    [property: Id(4)] ImmutableArray<string> Paragraphs, [property: Id(5)] string Language, [property: Id(6)] string Path);
