namespace Upskill.Adoption;

/// <summary>
/// What one person said of one week, as stored beside their journal until it is sealed. It is never shown and never logged: only the unit that seals it reads it.
/// </summary>
/// <param name="Token">Opaque; goes with the person's key.</param>
/// <param name="Week">Of which week.</param>
/// <param name="Version">Length of the person's journal; a smaller one is older.</param>
/// <param name="AnsweredAt">When the person first answered for this week, by the domain's clock: their place in the queue, which a correction keeps.</param>
/// <param name="NetMinutes">Saved less checked less lost, as typed; figures clip it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AnswerRow")]
public sealed record AnswerRow(
    [property: Id(0)] string Token, [property: Id(1)] WeekId Week, [property: Id(2)] long Version, [property: Id(3)] DateTimeOffset AnsweredAt,
    [property: Id(4)] int NetMinutes)
{
    /// <summary>In which cells of one-way tables the person was on the Monday: <c>country:CH</c> and the like, a line each.</summary>
    [Id(5)]
    public string Cells { get; init; } = "";
}
