using System.Collections.Immutable;

namespace Upskill.Adoption.Releases.Attitudes;

/// <summary>Released attitudes of a unit and all below it.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="Items">Each item of the survey, in its order.</param>
public sealed record ReleasedAttitude(UnitId Unit, string Name, ImmutableArray<ReleasedAttitudeItem> Items);

/// <summary>One item. What is null was not released: too few answers, or its quarter is not closed.</summary>
/// <param name="Item">One of <see cref="Attitude.Items"/>.</param>
/// <param name="Before">Who agreed before the programme, over all quarters.</param>
/// <param name="After">The same after it.</param>
/// <param name="Latest">Who agreed when they were asked again, in the newest quarter.</param>
/// <param name="Change">How the same people's answers changed from before to after.</param>
public sealed record ReleasedAttitudeItem(string Item, ReleasedAgreement? Before, ReleasedAgreement? After, ReleasedAgreement? Latest, ReleasedAttitudeChange? Change);

/// <summary>How many agree. Definition: of the answers that were released, those of four or five on a scale of five, or yes.</summary>
/// <param name="Quarter">The newest that is in it: <c>2026-Q4</c>.</param>
/// <param name="Answered">Released answers: n.</param>
/// <param name="Asked">People in the unit on the Monday of the week in which that quarter ended, whose country lets surveys be answered: N.</param>
/// <param name="ResponseRate">n on N.</param>
/// <param name="Agree">Of the answers, rounded batch by batch to fives.</param>
/// <param name="Share">With its 95% interval, the rounding included; null below twenty answers.</param>
/// <param name="AsOf">The last seal.</param>
public sealed record ReleasedAgreement(string Quarter, long Answered, int Asked, double ResponseRate, long Agree, ReleasedShare? Share, DateTimeOffset AsOf)
{
    internal static ReleasedAgreement Of(UnitRelease release, int asked) => new(
        Attitude.QuarterOf(release.Week.BeginsAt), release.Sum.People, asked, Math.Min(1, release.Sum.People / (double)asked), release.Sum.Yes,
        ReleasedShare.Of(release.Sum), release.Sum.SealedAt!.Value);
}

/// <summary>How pairs of answers changed, released once, at the close of the quarter in which the second was given.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="Pairs">Of how many people.</param>
/// <param name="Less">Who agrees less than before, rounded to fives.</param>
/// <param name="Same">Who agrees as much, rounded by itself.</param>
/// <param name="More">Who agrees more, rounded by itself.</param>
public sealed record ReleasedAttitudeChange(string Quarter, long Pairs, long Less, long Same, long More);
