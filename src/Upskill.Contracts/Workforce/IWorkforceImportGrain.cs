using System.Collections.Immutable;

namespace Upskill.Workforce;

/// <summary>
/// One file of employees on its way into the workforce: read, looked at by an owner, accepted, loaded in the background and across restarts. Keyed by the
/// import's id; the sample organisation is <see cref="Sample"/>.
/// </summary>
[GrainInterfaceType("workforce-import"), Alias("Upskill.IWorkforceImportGrain")]
public interface IWorkforceImportGrain : IGrainWithStringKey
{
    /// <summary>The import that loads the sample organisation.</summary>
    const string Sample = "sample";

    /// <summary>
    /// Keeps the file and begins to read it; nothing of the workforce is changed. Durable when it returns; a repeat changes nothing. The sample is accepted by
    /// itself.
    /// </summary>
    [Alias("Begin")]
    Task Begin(WorkforceFile file);

    /// <summary>
    /// Accepts what the file would do. Durable when it returns; the file is loaded in the background, after those that were accepted before it. A repeat
    /// changes nothing.
    /// </summary>
    /// <exception cref="Refusal">
    /// <c>not-checked</c>, <c>look-again</c> (what it would do is not what was said yes to), <c>obstacle</c>, <c>bad-rows</c> (only the good rows can be
    /// accepted), <c>deactivations</c> (the typed number is not theirs): with a sentence; nothing was changed.
    /// </exception>
    [Alias("Accept")]
    Task Accept(AcceptImport command);

    /// <summary>Throws the file away before it was accepted. A repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>accepted</c>: it is being loaded, or was.</exception>
    [Alias("Discard")]
    Task Discard();

    /// <summary>How far it is and what it would do, or did.</summary>
    [Alias("Status")]
    Task<ImportStatus> Status();

    /// <summary>Lines that cannot be loaded, in the file's order.</summary>
    [Alias("BadLines")]
    Task<ImmutableArray<BadLine>> BadLines(int skip, int take);

    /// <summary>People whom the file would deactivate, by id.</summary>
    [Alias("Deactivations")]
    Task<ImmutableArray<PersonId>> Deactivations(int skip, int take);

    /// <summary>Takes out everybody whom this import brought, with all they did. Refused for anything but the sample.</summary>
    [Alias("Remove")]
    Task Remove(PersonId by);
}

/// <summary>A file of employees.</summary>
/// <param name="Csv">Text with a header row.</param>
/// <param name="IsSample">Marks all that comes of it as sample data.</param>
/// <param name="Mode">What becomes of people who are not in it.</param>
/// <param name="FileName">As it was called; for owners only.</param>
/// <param name="By">The owner who brought it; null for the sample.</param>
[GenerateSerializer, Immutable, Alias("Upskill.WorkforceFile")]
public sealed record WorkforceFile(
    [property: Id(0)] string Csv, [property: Id(1)] bool IsSample, [property: Id(2)] ImportMode Mode = ImportMode.Full,
    [property: Id(3)] string FileName = "", [property: Id(4)] PersonId? By = null);

/// <summary>What becomes of people who are not in the file.</summary>
public enum ImportMode
{
    /// <summary>They are deactivated: the file is the whole workforce.</summary>
    Full,
    /// <summary>They stay as they are: the file holds changes.</summary>
    Changes,
}

/// <summary>An owner's yes.</summary>
/// <param name="GoodRowsOnly">Whether the good rows are loaded although others are bad.</param>
/// <param name="Deactivated">The number of people to be deactivated, as typed; needed only where there are many.</param>
/// <param name="Seen">The <see cref="ImportStatus.Number"/> of what was said yes to; null from a program that looked at nothing, which may be once only.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AcceptImport")]
public sealed record AcceptImport([property: Id(0)] bool GoodRowsOnly, [property: Id(1)] int? Deactivated, [property: Id(2)] long? Seen = null);

/// <summary>Where an import stands.</summary>
/// <param name="Number">Grows with every change: what a watcher compares.</param>
/// <param name="Stage">Where.</param>
/// <param name="Done">People loaded (or, while removing, removed) so far.</param>
/// <param name="All">People to load or remove.</param>
/// <param name="FileName">As it was called.</param>
/// <param name="Mode">What becomes of people who are not in it.</param>
/// <param name="By">The owner who brought it.</param>
/// <param name="BegunAt">When.</param>
/// <param name="Preview">What it would do, or did; null before it was read.</param>
/// <param name="Problem">A sentence: why it cannot be accepted, or what of it was refused.</param>
/// <param name="LookAgain">It was accepted, but the workforce changed before its turn: what it would do is not what was accepted.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ImportStatus")]
public sealed record ImportStatus(
    [property: Id(0)] long Number, [property: Id(1)] ImportStage Stage, [property: Id(2)] int Done, [property: Id(3)] int All,
    [property: Id(4)] string FileName, [property: Id(5)] ImportMode Mode, [property: Id(6)] PersonId? By,
    [property: Id(7)] DateTimeOffset BegunAt, [property: Id(8)] ImportPreview? Preview, [property: Id(9)] string? Problem,
    [property: Id(10)] bool LookAgain = false)
{
    /// <summary>Before anything was begun.</summary>
    public static readonly ImportStatus NotBegun = new(0, ImportStage.NotBegun, 0, 0, "", ImportMode.Full, null, default, null, null);
}

/// <summary>What an import does, in numbers of people unless said otherwise.</summary>
/// <param name="Lines">Lines with a person.</param>
/// <param name="Added">New.</param>
/// <param name="Returned">Had left.</param>
/// <param name="Moved">To another unit or manager.</param>
/// <param name="Changed">Something else of them.</param>
/// <param name="Deactivated">Not in a full file.</param>
/// <param name="Unchanged">As they are.</param>
/// <param name="Bad">Lines that cannot be loaded.</param>
/// <param name="Waiting">Lines that are good, but whose manager is on one that is not, and new.</param>
/// <param name="RolesGranted">Roles granted.</param>
/// <param name="RolesTaken">Roles taken, those of people who leave included.</param>
/// <param name="UnitsAdded">Units that there were not.</param>
/// <param name="UnitsGone">Units that nobody is left in.</param>
/// <param name="ActiveBefore">People of the file's kind, sample or not, in the workforce before.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ImportPreview")]
public sealed record ImportPreview(
    [property: Id(0)] int Lines, [property: Id(1)] int Added, [property: Id(2)] int Returned, [property: Id(3)] int Moved,
    [property: Id(4)] int Changed, [property: Id(5)] int Deactivated, [property: Id(6)] int Unchanged, [property: Id(7)] int Bad,
    [property: Id(8)] int Waiting, [property: Id(9)] int RolesGranted, [property: Id(10)] int RolesTaken, [property: Id(11)] int UnitsAdded,
    [property: Id(12)] int UnitsGone, [property: Id(13)] int ActiveBefore)
{
    /// <summary>From this share of the workforce on, the number of people to be deactivated has to be typed.</summary>
    public const double LargestUnaskedShare = 0.02;

    /// <summary>People whom it touches.</summary>
    public int Changes => Added + Returned + Moved + Changed + Deactivated;

    /// <summary>Whether so many are deactivated that their number has to be typed.</summary>
    public bool AsksForNumber => Deactivated > LargestUnaskedShare * ActiveBefore;
}

/// <summary>Why a line cannot be loaded.</summary>
/// <param name="Line">In the file; the header is line 1.</param>
/// <param name="Column">Where it is wrong; null where the whole line is.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Reason">A sentence with the cure.</param>
[GenerateSerializer, Immutable, Alias("Upskill.BadLine")]
public sealed record BadLine(
    [property: Id(0)] int Line, [property: Id(1)] string? Column, [property: Id(2)] string Value, [property: Id(3)] string Reason);

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
    /// <summary>The file is being read and compared with the workforce.</summary>
    Reading,
    /// <summary>Read: an owner looks at what it would do.</summary>
    Checked,
    /// <summary>Accepted, and loaded when those before it are.</summary>
    Waiting,
    /// <summary>Thrown away, or not a file of employees.</summary>
    Discarded,
}
