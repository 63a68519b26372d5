using System.Numerics;
using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>One answer that figures were made of: whose, and the truth that an attacker is after.</summary>
/// <param name="Person">By number.</param>
/// <param name="Minutes">Net, as figures count them.</param>
/// <param name="Batch">In which batch it was sealed; null on a server that has none.</param>
internal sealed record HiddenAnswer(int Person, int Minutes, int? Batch)
{
    /// <summary>At least four hours.</summary>
    public bool IsYes => Minutes >= Answer.YesFrom;
}

/// <summary>A figure that was served. An attacker knows whose answers are in it.</summary>
/// <param name="Cell">Of which unit.</param>
/// <param name="Answers">The numbers of the answers in it, as bits.</param>
/// <param name="Yes">As served.</param>
/// <param name="Minutes">As served, in minutes.</param>
internal sealed record Sighting(UnitId Cell, BigInteger Answers, long Yes, long Minutes);

/// <summary>Answers of which nothing can be told but through their totals.</summary>
/// <param name="Answers">By number.</param>
/// <param name="Yes">The total that is known, or can be had by adding and subtracting.</param>
/// <param name="Minutes">The same of minutes.</param>
/// <param name="IsRounded">Whether the totals are rounded, as the product rounds a batch.</param>
internal sealed record AnswerGroup(IReadOnlyList<int> Answers, long Yes, long Minutes, bool IsRounded);

/// <summary>Everything that a server served of one week, a figure each time that it changed, in order; and what is behind it.</summary>
/// <param name="Answers">All that are in any figure.</param>
/// <param name="Sightings">In order.</param>
/// <param name="Batches">As the product sealed them; none on a server that does not seal.</param>
internal sealed record Transcript(IReadOnlyList<HiddenAnswer> Answers, IReadOnlyList<Sighting> Sightings, IReadOnlyList<AnswerGroup> Batches)
{
    private const long Unknown = 1_000_000_000; // more minutes than all that can be answered together

    /// <summary>What was served beside the tree.</summary>
    public IReadOnlyList<ServedCell> Tables { get; init; } = [];

    /// <summary>Whether hours were served; else minutes only stand for yes and no, and nothing is known of them.</summary>
    public bool HasHours { get; init; } = true;

    /// <summary>How far from the true total of minutes a rounded one may be.</summary>
    public long SpareMinutes => HasHours ? ReleaseRules.MinutesBase - 1 : Unknown;

    /// <summary>The batches; on a server without, the atoms with their exact totals, which is no less than an attacker can know.</summary>
    public IReadOnlyList<AnswerGroup> Groups() => Batches.Count > 0 ? Batches : [.. Atoms().Select(atom => new AnswerGroup(
        atom, atom.Count(i => Answers[i].IsYes), atom.Sum(i => (long)Answers[i].Minutes), IsRounded: false))];

    /// <summary>Whether every figure is the sum of whole batches as they were rounded, so that data which fit all batches fit all that was served.</summary>
    public bool IsSumsOfBatches()
    {
        var batches = Batches.Select(batch => (batch, Bits: batch.Answers.Aggregate(BigInteger.Zero, (bits, i) => bits | (BigInteger.One << i)))).ToList();
        return Sightings.All(seen =>
        {
            var inside = batches.Where(batch => (batch.Bits & seen.Answers) == batch.Bits).ToList();
            return inside.Aggregate(BigInteger.Zero, (bits, batch) => bits | batch.Bits) == seen.Answers
                && inside.Sum(batch => batch.batch.Yes) == seen.Yes && inside.Sum(batch => batch.batch.Minutes) == seen.Minutes;
        });
    }

    /// <summary>
    /// Answers that are together in every figure or in none: nothing can be told of them but through their sum. In the product's tree these are whole batches;
    /// tables beside it cut across them.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Atoms()
    {
        var classes = new int[Answers.Count];
        var count = 1;
        foreach (var seen in Sightings.Select(sighting => sighting.Answers).Concat(Tables.Select(cell => cell.Bits)).Distinct())
        {
            var split = new Dictionary<int, int>();
            for (var i = 0; i < classes.Length; i++)
            {
                if (!(seen >> i).IsEven)
                    classes[i] = split.TryGetValue(classes[i], out var part) ? part : split[classes[i]] = count++;
            }
        }
        return [.. Enumerable.Range(0, classes.Length).GroupBy(i => classes[i]).Select(atom => atom.ToList())];
    }
}
