using Microsoft.Extensions.Localization;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Kit;
using Upskill.Kit.People;

namespace Upskill.Adoption.Releases.Statements;

/// <summary>The one way to all that is released of a unit: page and signed statement have it from here.</summary>
public sealed class StatementReader(ReleaseReader releases, AttitudeReader attitudes, SessionsReader sessions, DomainClock clock, IStringLocalizer<AdoptionWords> words)
{
    /// <summary>What this person may see of the unit, or null where to them there is none.</summary>
    public async Task<UnitStatement?> Of(CurrentPerson person, UnitId unit)
    {
        if (await releases.Of(person, unit) is not { } hours || await attitudes.Of(person, unit) is not { } attitude)
            return null;
        var statement = new UnitStatement(clock.Today, hours, attitude, await sessions.Of(person, unit));
        return statement.IsEmpty ? statement with { Nothing = await Why(hours) } : statement;
    }

    /// <summary>Hangs on the roster alone: whether anybody answered is not said.</summary>
    private async Task<string> Why(ReleasedHours hours) => await releases.MinimumOf(hours.Unit) switch
    {
        (var minimum, true) when hours.Unit.Parent is not null => words["NothingOfFewPeople", hours.Name, minimum],
        (var minimum, _) => words["NothingOfFewAnswers", hours.Name, minimum],
    };
}
