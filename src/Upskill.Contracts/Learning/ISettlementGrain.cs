namespace Upskill.Learning;

/// <summary>Has everybody settled who has met what the programme in use asks for, since it became another one. There is one, <see cref="Organisation"/>.</summary>
[GrainInterfaceType("learning-settlement"), Alias("Upskill.ISettlementGrain")]
public interface ISettlementGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>
    /// Begins to go through all learners where they were not settled under the programme in use. Answered at once; what stops meanwhile is begun anew at the next look.
    /// </summary>
    /// <returns>Whether all are settled.</returns>
    [Alias("LookThrough")]
    Task<bool> LookThrough();
}
