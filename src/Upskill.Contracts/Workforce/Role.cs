namespace Upskill.Workforce;

/// <summary>What somebody may be besides an employee. Manager is not granted: it follows from the reporting line.</summary>
[Flags]
public enum Roles
{
    /// <summary>An employee and nothing besides.</summary>
    Employee = 0,
    /// <summary>Appointed to help others adopt, in one function or more.</summary>
    Champion = 1,
    /// <summary>Somebody reports to them.</summary>
    Manager = 2,
    /// <summary>Runs the programme.</summary>
    ProgrammeOwner = 4,
    /// <summary>Inspects evidence.</summary>
    Auditor = 8,
    /// <summary>Runs the system and sees no one's learning.</summary>
    Operator = 16,
}
