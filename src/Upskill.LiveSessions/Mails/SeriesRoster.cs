using System.Collections.Immutable;

namespace Upskill.LiveSessions.Mails;

/// <summary>Who was told of a series, and who is owed a mail of their own: pure.</summary>
[GenerateSerializer, Alias("Upskill.SeriesRoster")]
internal sealed record SeriesRoster
{
    /// <summary>Who was told of the whole; null before the first look: whoever was there then had been told.</summary>
    [Id(0)]
    public ImmutableArray<PersonId>? Told { get; init; }

    /// <summary>What is on its way; null while nothing is.</summary>
    [Id(1)]
    public RosterRun? Run { get; init; }

    /// <summary>After these were told of the whole. Those who were told before stay: who of them has gone since is owed a mail.</summary>
    public SeriesRoster With(IEnumerable<PersonId> told) => this with { Told = Sorted((Told ?? []).Union(told)) };

    /// <summary>After a look at who there is now: the same where nobody came or went. A run for an earlier plan is dropped, for all were told of the new one.</summary>
    public SeriesRoster At(DateTimeOffset now, int sequence, IReadOnlyCollection<PersonId> there)
    {
        if (Run?.Sequence == sequence)
            return this;
        if (Told is not { } told)
            return new() { Told = Sorted(there) };
        var (joined, left) = (Sorted(there.Except(told)), Sorted(told.Except(there)));
        return this with { Run = joined.IsEmpty && left.IsEmpty ? null : new(now, sequence, joined, left) };
    }

    /// <summary>After all of the run were told.</summary>
    public SeriesRoster Done() => Run is not { } run ? this : new() { Told = Sorted(Told!.Value.Union(run.Joined).Except(run.Left)) };

    private static ImmutableArray<PersonId> Sorted(IEnumerable<PersonId> people) => [.. people.OrderBy(person => person.Value, StringComparer.Ordinal)];
}

/// <summary>Mails to those who came or went.</summary>
/// <param name="At">When that was seen; part of each mail's id, and its DTSTAMP.</param>
/// <param name="Sequence">Number of the plan that they are told of.</param>
/// <param name="Joined">Who came, by id.</param>
/// <param name="Left">Who went, by id.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RosterRun")]
internal sealed record RosterRun(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] int Sequence, [property: Id(2)] ImmutableArray<PersonId> Joined, [property: Id(3)] ImmutableArray<PersonId> Left)
{
    /// <summary>Each mail, in its order. A method, for the store writes every property.</summary>
    public IEnumerable<(PersonId Person, bool IsJoined)> Mails() => [.. Joined.Select(person => (person, true)), .. Left.Select(person => (person, false))];
}
