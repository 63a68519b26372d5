using Upskill.Adoption;
using Upskill.Adoption.Releases.Tables;

namespace Upskill.Testing;

/// <summary>What the stages found on the product's server, summed over scenarios.</summary>
/// <param name="Releases">Figures that were read.</param>
/// <param name="Answers">Answers that they are made of.</param>
/// <param name="DeterminedLinear">By the first stage, tables included.</param>
/// <param name="DeterminedBounds">By the second, tables included.</param>
/// <param name="Unproved">By the third, of the tree, with as many known answers as is promised.</param>
/// <param name="UnprovedWithOneMore">By the third with one more: there the promise ends.</param>
/// <param name="NarrowestMinutes">The narrowest interval of an answer that either of the last two stages found.</param>
/// <param name="TableCells">Counts and totals that were read beside the tree.</param>
/// <param name="UnprovedWithTables">By the fourth stage, which has those too: for whom its search found no witness. A measure; nothing is promised of it.</param>
/// <param name="DeterminedIfRepeated">By the first stage over all weeks, by somebody who takes for granted that everybody repeats themselves; not promised.</param>
/// <param name="IsSound">Whether no stage excluded the truth and every figure is a sum of whole batches.</param>
internal sealed record AttackFinding(
    int Releases, int Answers, int DeterminedLinear, int DeterminedBounds, int Unproved, int UnprovedWithOneMore, long NarrowestMinutes,
    int TableCells, int UnprovedWithTables, int DeterminedIfRepeated, bool IsSound)
{
    /// <summary>Of two scenarios.</summary>
    public static AttackFinding operator +(AttackFinding a, AttackFinding b) => new(
        a.Releases + b.Releases, a.Answers + b.Answers, a.DeterminedLinear + b.DeterminedLinear, a.DeterminedBounds + b.DeterminedBounds, a.Unproved + b.Unproved,
        a.UnprovedWithOneMore + b.UnprovedWithOneMore, Math.Min(a.NarrowestMinutes, b.NarrowestMinutes), a.TableCells + b.TableCells,
        a.UnprovedWithTables + b.UnprovedWithTables, a.DeterminedIfRepeated + b.DeterminedIfRepeated,
        a.IsSound && b.IsSound);
}

/// <summary>
/// The attack on released figures: everything served, every minute, to somebody who knows rosters, joiners, leavers, movers, who answered when, who is in which
/// batch, the rules, and a few answers; not the key. The truth is used only to check.
/// </summary>
internal static class Attack
{
    /// <summary>The answers of so many people of a batch may be known.</summary>
    public const int KnownAnswers = 3;

    /// <summary>On the product.</summary>
    public static AttackFinding OnProduct(AttackScenario scenario, int people, int seed)
    {
        var weeks = ProductServer.Serve(new(scenario, people, seed), scenario, Key(seed));
        var bounds = weeks.Select(BoundsStage.Of).ToList();
        var tables = weeks.Select(week => TablesStage.Of(week, KnownAnswers)).ToList();
        var witnesses = weeks.Select(week => WitnessStage.Of(week, KnownAnswers)).ToList();
        return new(
            weeks.Sum(week => week.Sightings.Count), weeks.Sum(week => week.Answers.Count), weeks.Sum(LinearStage.Determined), bounds.Sum(found => found.Determined),
            witnesses.Sum(found => found.Unproved), weeks.Sum(week => WitnessStage.Of(week, KnownAnswers + 1).Unproved),
            Math.Min(bounds.Min(found => found.NarrowestMinutes), witnesses.Min(found => found.NarrowestMinutes)),
            weeks.Sum(week => week.Tables.Count), tables.Sum(found => found.Unproved),
            scenario.IsRepeated ? LinearStage.DeterminedIfRepeated(weeks) : 0,
            bounds.TrueForAll(found => found.IsSound) && tables.TrueForAll(found => found.IsSound) && weeks.All(week => week.IsSumsOfBatches()));
    }

    /// <summary>On a server that only looks careful, in its first week: which stage sees through it first, or null.</summary>
    public static string? OnBad(BadServer server, AttackScenario scenario, int people, int seed)
    {
        var week = BadRelease.Serve(server, new(scenario, people, seed), 0);
        return LinearStage.Determined(week) > 0 ? "linear"
            : BoundsStage.Of(week) is { IsSound: true, Determined: > 0 } ? "bounds"
            : WitnessStage.Of(week, KnownAnswers).Unproved > 0 ? "witness"
            : null;
    }

    private static ReleaseKey Key(int seed) => new(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(seed)));
}
