using System.Collections.Immutable;

namespace Upskill.Workforce;

/// <summary>
/// Loads one file of employees, in the background and across restarts. Keyed by the import's id; the sample organisation is <see cref="Sample"/>.
/// </summary>
[GrainInterfaceType("workforce-import"), Alias("Upskill.IWorkforceImportGrain")]
public interface IWorkforceImportGrain : IGrainWithStringKey
{
    /// <summary>The import that loads the sample organisation.</summary>
    const string Sample = "sample";

    /// <summary>Keeps the file and begins. Durable when it returns; a repeat, also after a restart, goes on where it stopped.</summary>
    /// <exception cref="Refusal"><c>bad-rows</c>: nothing was loaded; the sentence names the first rows and how many there are.</exception>
    [Alias("Begin")]
    Task Begin(WorkforceFile file);

    /// <summary>How far it is.</summary>
    [Alias("Progress")]
    Task<ImportProgress> Progress();

    /// <summary>Takes out everybody whom this import brought, with all they did. Refused for anything but the sample.</summary>
    [Alias("Remove")]
    Task Remove(PersonId by);
}

/// <summary>A file of employees.</summary>
/// <param name="Csv">UTF-8 text with a header row.</param>
/// <param name="IsSample">Marks all that comes of it as sample data.</param>
[GenerateSerializer, Immutable, Alias("Upskill.WorkforceFile")]
public sealed record WorkforceFile([property: Id(0)] string Csv, [property: Id(1)] bool IsSample);

/// <summary>How far an import is.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Done">People loaded (or, while removing, removed) so far.</param>
/// <param name="All">People in the file.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ImportProgress")]
public sealed record ImportProgress([property: Id(0)] ImportStage Stage, [property: Id(1)] int Done, [property: Id(2)] int All);

/// <summary>Where an import stands.</summary>
public enum ImportStage
{
    /// <summary>Nothing was begun.</summary>
    NotBegun,
    /// <summary>Loading.</summary>
    Loading,
    /// <summary>All loaded.</summary>
    Loaded,
    /// <summary>Taking out what was loaded.</summary>
    Removing,
    /// <summary>Taken out; it does not come back.</summary>
    Removed,
}
