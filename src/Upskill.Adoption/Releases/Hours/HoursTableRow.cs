namespace Upskill.Adoption.Releases.Hours;

/// <summary>A row of a table of released shares.</summary>
/// <param name="Name">Unit, country, grade band or cohort.</param>
/// <param name="Page">Its dashboard; null where it has none.</param>
/// <param name="Answered">How many answers of how many people; without a share, why there is none.</param>
/// <param name="Share">With its interval.</param>
public sealed record HoursTableRow(string Name, string? Page, string Answered, ReleasedShare? Share);
