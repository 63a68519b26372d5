using System.Collections.Immutable;

namespace Upskill.Learning.Cohorts;

/// <summary>What a <see cref="CohortGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.CohortState")]
internal sealed record CohortState
{
    /// <summary>Null before it was made.</summary>
    [Id(0)]
    public MakeCohort? Made { get; init; }

    /// <summary>By id.</summary>
    [Id(1)]
    public ImmutableArray<PersonId> Members { get; init; } = [];

    /// <summary>Still to be told, by id.</summary>
    [Id(2)]
    public ImmutableArray<PersonId> Waiting { get; init; } = [];

    /// <summary>Not taken by the last adding.</summary>
    [Id(3)]
    public int NotTaken { get; init; }

    /// <summary>Grows with every change.</summary>
    [Id(4)]
    public long Number { get; init; }

    /// <summary>How often people were added.</summary>
    [Id(5)]
    public long Addings { get; init; }

    /// <summary>The last additions, so that a repeat of one brings nobody back.</summary>
    [Id(6)]
    public ImmutableArray<CommandId> Answered { get; init; } = [];

    /// <summary>A form is sent again for minutes, not for a hundred additions.</summary>
    public const int MostAnswered = 100;
}
