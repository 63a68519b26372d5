using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>Looks for other data of one group that give what was released of it, while some answers are known.</summary>
internal sealed class WitnessSearch
{
    private static readonly Range No = new(Answer.Least, Answer.YesFrom - 1), Yes = new(Answer.YesFrom, Answer.Most);
    private readonly Transcript transcript;
    private readonly AnswerGroup group;
    private readonly int one;
    private readonly IReadOnlyList<int> known, others;
    private readonly Range yes, minutes;

    public WitnessSearch(Transcript transcript, AnswerGroup group, int one, IReadOnlyList<int> known)
    {
        (this.transcript, this.group, this.one, this.known) = (transcript, group, one, known);
        others = [.. group.Answers.Where(i => i != one && !known.Contains(i))];
        // A rounded total is less than one base away from the true one; an exact total is the true one.
        var (spareYes, spareMinutes) = group.IsRounded ? (ReleaseRules.RoundingBase - 1, transcript.SpareMinutes) : (0, 0);
        var (knownYes, knownMinutes) = (known.Count(i => transcript.Answers[i].IsYes), known.Sum(i => (long)transcript.Answers[i].Minutes));
        yes = new(group.Yes - spareYes - knownYes, group.Yes + spareYes - knownYes);
        minutes = new(group.Minutes - spareMinutes - knownMinutes, group.Minutes + spareMinutes - knownMinutes);
    }

    /// <summary>The width of all that the answer can be.</summary>
    public long Span()
    {
        var possible = Possible(No).Concat(Possible(Yes)).Select(way => way.One).ToList();
        return possible.Max(range => range.High) - possible.Min(range => range.Low);
    }

    /// <summary>Whether there are such data in which the answer lies in one of the two ranges. Data that are found are made and counted again.</summary>
    public bool IsFound(Range below, Range above)
    {
        foreach (var range in new[] { below, above })
        {
            foreach (var (one, count) in Possible(Both(range, No)).Concat(Possible(Both(range, Yes))))
            {
                Check(Make(one, count), range);
                return true;
            }
        }
        return false;
    }

    /// <summary>For each number of yes among the unknown others: within <paramref name="range"/>, all in one class, what the answer can be.</summary>
    private IEnumerable<(Range One, int OthersYes)> Possible(Range range)
    {
        if (range.Width < 0)
            yield break;
        for (var count = 0; count <= others.Count; count++)
        {
            var rest = Rest(count);
            var one = Both(range, new(minutes.Low - rest.High, minutes.High - rest.Low));
            if (yes.Holds(count + (range.Low >= Answer.YesFrom ? 1 : 0)) && one.Width >= 0)
                yield return (one, count);
        }
    }

    private Range Rest(int count) =>
        new((count * Yes.Low) + ((others.Count - count) * No.Low), (count * Yes.High) + ((others.Count - count) * No.High));

    private Dictionary<int, int> Make(Range range, int othersYes)
    {
        var made = known.ToDictionary(i => i, i => transcript.Answers[i].Minutes);
        made[one] = (int)range.Low;
        var rest = Both(Rest(othersYes), new(minutes.Low - range.Low, minutes.High - range.Low));
        var spare = rest.Low - Rest(othersYes).Low;
        foreach (var (i, place) in others.Select((i, place) => (i, place)))
        {
            var own = place < othersYes ? Yes : No;
            var more = Math.Min(spare, own.Width);
            made[i] = (int)(own.Low + more);
            spare -= more;
        }
        return made;
    }

    private void Check(Dictionary<int, int> made, Range range)
    {
        var (count, total) = (made.Values.Count(value => value >= Answer.YesFrom), made.Values.Sum(value => (long)value));
        var fits = group.IsRounded
            ? Math.Abs(count - group.Yes) < ReleaseRules.RoundingBase && Math.Abs(total - group.Minutes) <= transcript.SpareMinutes
            : count == group.Yes && total == group.Minutes;
        var isHonest = made.Count == group.Answers.Count && range.Holds(made[one]) && known.All(i => made[i] == transcript.Answers[i].Minutes)
            && made.Values.All(value => value is >= Answer.Least and <= Answer.Most);
        if (!fits || !isHonest)
            throw new InvalidOperationException("The witness does not give what was released: the search is wrong.");
    }

    private static Range Both(Range a, Range b) => new(Math.Max(a.Low, b.Low), Math.Min(a.High, b.High));
}
