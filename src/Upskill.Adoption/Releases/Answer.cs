namespace Upskill.Adoption.Releases;

/// <summary>One person's net time for one week, as figures count it.</summary>
/// <param name="Token">Opaque name of the person.</param>
/// <param name="Version">A smaller one is older.</param>
/// <param name="AnsweredAt">Place in the queue: when they first answered for the week.</param>
/// <param name="Minutes">Net minutes, from <see cref="Least"/> to <see cref="Most"/>.</param>
internal sealed record Answer(string Token, long Version, DateTimeOffset AnsweredAt, int Minutes)
{
    /// <summary>In which cells of tables it counts, a line each.</summary>
    public string Cells { get; init; } = "";

    /// <summary>As its row has it.</summary>
    public string Proof { get; init; } = "";

    /// <summary>-10 hours, in minutes. What is less counts as this.</summary>
    public const int Least = -10 * 60;

    /// <summary>20 hours, in minutes. What is more counts as this.</summary>
    public const int Most = 20 * 60;

    /// <summary>4 hours, in minutes.</summary>
    public const int YesFrom = AnswerRow.Yes;

    /// <summary>The oldest first; of two at one moment, by token: an order that no message can change.</summary>
    public static readonly IComparer<Answer> ByArrival = Comparer<Answer>.Create((a, b) =>
        a.AnsweredAt.CompareTo(b.AnsweredAt) is var order and not 0 ? order : string.CompareOrdinal(a.Token, b.Token));

    /// <summary>Whether the week saved them at least four hours.</summary>
    public bool IsYes => Minutes >= YesFrom;

    /// <summary>The answer in a row, clipped.</summary>
    public static Answer Of(AnswerRow row) => new(row.Token, row.Version, row.AnsweredAt, Math.Clamp(row.NetMinutes, Least, Most)) { Cells = row.Cells, Proof = row.Proof };
}
