using System.Numerics;
using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>Ways of release that look careful and are not. The attack must see through each of them.</summary>
internal enum BadServer
{
    /// <summary>Exact figures at any moment, from ten people on.</summary>
    LiveFromTen,
    /// <summary>The same; and where exactly one unit of several is withheld, the smallest other one is withheld, too.</summary>
    WithComplementsWithheld,
    /// <summary>Exact figures from ten people on; each changes only after ten answers have changed.</summary>
    ChangesAfterTen,
}

/// <summary>Runs a bad server for one week.</summary>
internal sealed class BadRelease(BadServer kind)
{
    private const int Minimum = ReleaseRules.MinimumGroupSize;
    private readonly List<HiddenAnswer> answers = [];
    private readonly List<Sighting> sightings = [];
    private readonly Dictionary<UnitId, Sighting> exact = [];
    private readonly Dictionary<UnitId, Sighting> served = [];
    private readonly Dictionary<int, int> current = [];

    /// <summary>What it serves until the week's close; what comes later adds nothing that is needed to catch it.</summary>
    public static Transcript Serve(BadServer kind, AttackCompany company, int week)
    {
        var (server, places) = (new BadRelease(kind), company.Rosters[week]);
        foreach (var minute in company.Events.Where(one => one.Week == week || one.Week < 0)
            .Where(one => one.Person < places.Length && one.Minute < AttackCompany.ClosesOf(week).Close).GroupBy(one => one.Minute))
        {
            foreach (var one in minute)
                server.Change(one, places[one.Person]);
            server.Look();
        }
        return new(server.answers, server.sightings, []);
    }

    private void Change(AttackEvent one, UnitId? place)
    {
        if (place is not { } unit)
            return;
        if (current.Remove(one.Person, out var before))
            Add(unit, before, sign: -1);
        if (one.Week < 0)
            return;
        current[one.Person] = answers.Count;
        answers.Add(new(one.Person, Math.Clamp(one.NetMinutes, Answer.Least, Answer.Most), null));
        Add(unit, answers.Count - 1, sign: 1);
    }

    private void Add(UnitId unit, int number, int sign)
    {
        foreach (var above in unit.SelfAndAbove())
        {
            var was = exact.GetValueOrDefault(above) ?? new(above, 0, 0, 0);
            exact[above] = new(above, was.Answers ^ (BigInteger.One << number),
                was.Yes + (answers[number].IsYes ? sign : 0), was.Minutes + (sign * answers[number].Minutes));
        }
    }

    private void Look()
    {
        var shown = exact.Where(cell => Size(cell.Value.Answers) >= Minimum).Select(cell => cell.Key).ToHashSet();
        if (kind is BadServer.WithComplementsWithheld)
            WithholdComplements(shown);
        foreach (var cell in shown.Where(IsNew))
        {
            served[cell] = exact[cell];
            sightings.Add(exact[cell]);
        }
    }

    private bool IsNew(UnitId cell) => !served.TryGetValue(cell, out var last)
        || (kind is BadServer.ChangesAfterTen ? Size(last.Answers ^ exact[cell].Answers) >= Minimum : last != exact[cell]);

    private void WithholdComplements(HashSet<UnitId> shown)
    {
        foreach (var units in exact.Keys.Where(unit => unit.Parent is not null).GroupBy(unit => unit.Parent).ToList())
        {
            var withheld = units.Where(unit => !shown.Contains(unit)).ToList();
            if (withheld.Count == 1 && withheld.Count < units.Count())
                shown.Remove(units.Where(shown.Contains).MinBy(unit => Size(exact[unit].Answers)));
        }
    }

    private static long Size(BigInteger answers)
    {
        var size = 0L;
        foreach (var part in answers.ToByteArray())
            size += BitOperations.PopCount(part);
        return size;
    }
}
