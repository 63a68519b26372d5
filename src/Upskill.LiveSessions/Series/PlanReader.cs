using Microsoft.AspNetCore.Http;
using Upskill.Kit;
using Upskill.LiveSessions.Forms;

namespace Upskill.LiveSessions.Series;

/// <summary>Reads the plan that somebody sends, with all that is wrong with it.</summary>
internal sealed class PlanReader(CoHostNames names, CallHosts hosts, DomainClock clock)
{
    /// <summary>The plan; where the form has faults it is not to be used.</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="host">Whose series it is.</param>
    /// <param name="isNew">Whether it is planned anew.</param>
    public async Task<(FilledForm Form, SeriesPlan Plan)> Read(IFormCollection form, PersonId host, bool isNew)
    {
        var filled = FilledForm.Read(form, PlanForm.Fields);
        var (coHosts, unknown) = await names.Read(filled[SeriesFaults.CoHosts]);
        if (unknown is not null)
            filled = filled.With(SeriesFaults.CoHosts, unknown);
        (filled, var plan) = PlanForm.Read(filled, coHosts);
        return (PlanForm.With(filled, SeriesFaults.Of(plan, host, clock.Now, hosts, isNew)), plan);
    }
}
