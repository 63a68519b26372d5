using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Mails;

/// <summary>Who is told by e-mail of a series.</summary>
internal sealed class Invitees(EmployeeDirectory directory)
{
    /// <summary>Everybody of its unit and below who has an address and has not left, its host and co-hosts wherever they are; by id, so that a cursor stays true.</summary>
    public async Task<ImmutableArray<Invitee>> Of(PlannedSeries series) =>
    [
        .. (await directory.All())
            .Where(employee => employee is { LeftOn: null, Email.Length: > 0 }
                && (employee.Unit.SelfAndAbove().Contains(series.Plan.Unit) || employee.Id == series.Host || series.Plan.CoHosts.Contains(employee.Id)))
            .Select(employee => new Invitee(employee.Id, employee.Email)).OrderBy(invitee => invitee.Id.Value, StringComparer.Ordinal),
    ];

    /// <summary>Somebody who has an address and has not left; null for others.</summary>
    public async Task<Invitee?> Find(PersonId person) => await directory.Employee(person) is { LeftOn: null, Email.Length: > 0 } employee ? new(employee.Id, employee.Email) : null;

    /// <summary>Every unit that somebody is in, or that is above one.</summary>
    public async Task<ImmutableArray<UnitId>> Units() => [.. (await directory.All()).Where(employee => employee.LeftOn is null).SelectMany(employee => employee.Unit.SelfAndAbove()).Distinct()];

    /// <summary>A person's name, or their id where the workforce knows none.</summary>
    public async Task<string> NameOf(PersonId person) => (await directory.Employee(person))?.Name ?? person.Value;
}

/// <summary>Somebody who gets a mail.</summary>
/// <param name="Id">Who.</param>
/// <param name="Address">Where to.</param>
internal sealed record Invitee(PersonId Id, string Address)
{
    /// <summary>The id only: an address stands in no log.</summary>
    public override string ToString() => Id.Value;
}
