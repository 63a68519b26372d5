using Upskill.Adoption.Releases.Tables;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;
using Upskill.Workforce;

namespace Upskill.Adoption.Attendances;

/// <summary>
/// Who was invited to a session: everybody in its function on the week's roster, hosts and co-hosts excepted, who has not left and whose country lets attendance be counted. And of each, from their
/// own ledger, whether they came.
/// </summary>
internal sealed class InvitedPeople(IGrainFactory grains, EmployeeDirectory directory, AnswerHomes homes, IKeyStore keys)
{
    private const int AtOnce = 64;

    /// <summary>Asks everybody, whoever came: that somebody is asked says nothing.</summary>
    public async Task<IReadOnlyCollection<InvitedPerson>> Of(LiveSessionId session, EndedSession ended)
    {
        var table = await grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Table();
        var here = (await directory.All()).Where(employee => employee.LeftOn is null).Select(employee => employee.Id).ToHashSet();
        var invited = (await homes.All(WeekId.Of(ended.StartedAt))).Where(person =>
            person.Home.Unit.SelfAndAbove().Contains(ended.Unit) && here.Contains(person.Person) && !ended.Hosts.Contains(person.Person)
            && table.Of(TableCells.CountryOf(person.Home.Cells)).Features.HasFlag(OptionalFeatures.AttendanceCounts));
        var answers = new List<InvitedPerson>();
        foreach (var some in invited.Chunk(AtOnce))
        {
            answers.AddRange(await Task.WhenAll(some.Select(async person => Invited(
                person.Person, person.Home.Unit, await grains.GetGrain<IAttendanceGrain>(person.Person.Value).MinutesAt(session) >= Attendance.CountsFrom))));
        }
        return answers;

        InvitedPerson Invited(PersonId person, UnitId home, bool came) => new(person, home, came) { Proof = keys.Find(person.Value) is { } key ? SessionRelease.ProofOf(key, session, ended.StartedAt, came) : "" };
    }
}
