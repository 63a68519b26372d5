using System.Collections.Immutable;

namespace Upskill.Workforce.Imports;

/// <summary>The file, kept until it is loaded, removed or thrown away.</summary>
[GenerateSerializer, Alias("Upskill.ImportFileState")]
internal sealed class ImportFileState
{
    [Id(0)]
    public string Csv { get; set; } = "";

    [Id(1)]
    public bool IsSample { get; set; }
}

/// <summary>What reading the file found; large where much is wrong.</summary>
[GenerateSerializer, Alias("Upskill.ImportFindingsState")]
internal sealed class ImportFindingsState
{
    [Id(0)]
    public ImmutableArray<BadLine> Bad { get; set; } = [];

    [Id(1)]
    public ImmutableArray<PersonId> Leaving { get; set; } = [];
}

/// <summary>How far the import is; small, for it is written often.</summary>
[GenerateSerializer, Alias("Upskill.ImportProgressState")]
internal sealed class ImportProgressState
{
    [Id(0)]
    public ImportStatus Status { get; set; } = ImportStatus.NotBegun;
}
