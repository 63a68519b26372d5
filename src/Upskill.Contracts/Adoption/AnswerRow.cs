namespace Upskill.Adoption;

/// <summary>
/// What one person said of one week, as stored beside their journal until it is sealed. It is never shown and never logged: only the unit that seals it reads it.
/// </summary>
/// <param name="Token">Opaque; goes with the person's key.</param>
/// <param name="Week">Of which week.</param>
/// <param name="Version">Length of the person's journal; a smaller one is older.</param>
/// <param name="AnsweredAt">When the person first answered for this week, by the domain's clock: their place in the queue, which a correction keeps.</param>
/// <param name="NetMinutes">Saved less checked less lost, as typed; figures clip it. Of what is only yes or no: <see cref="Yes"/>, or none.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AnswerRow")]
public sealed record AnswerRow(
    [property: Id(0)] string Token, [property: Id(1)] WeekId Week, [property: Id(2)] long Version, [property: Id(3)] DateTimeOffset AnsweredAt,
    [property: Id(4)] int NetMinutes)
{
    /// <summary>4 hours, in minutes: from so many on an answer is a yes.</summary>
    public const int Yes = 4 * 60;

    /// <summary>In which cells of tables it counts, a line each: <c>country:CH</c> as the person was on the Monday, or how an attitude changed.</summary>
    [Id(5)]
    public string Cells { get; init; } = "";

    /// <summary>Ties the answer to its person's key, so that a recount from their ledger tells whether it is still the same; without the key it says nothing. Empty in rows of an older version.</summary>
    [Id(6)]
    public string Proof { get; init; } = "";
}
