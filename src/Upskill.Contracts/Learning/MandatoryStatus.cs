namespace Upskill.Learning;

/// <summary>Where somebody stands with the mandatory programme. Visible to their managers, owners and auditors; nothing finer is.</summary>
public enum MandatoryStatus
{
    /// <summary>Nothing is asked of them: no enrolment, or they have left.</summary>
    NotEnrolled,
    /// <summary>Enrolled, nothing handed in, and there is time.</summary>
    NotStarted,
    /// <summary>Something is handed in, and there is time.</summary>
    InProgress,
    /// <summary>Completed, whenever that was.</summary>
    Complete,
    /// <summary>The last day is over and it is not complete.</summary>
    Overdue,
    /// <summary>From the whole programme, or from all that is left of it. Why is not part of this.</summary>
    Excused,
}
