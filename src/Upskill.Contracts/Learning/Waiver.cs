namespace Upskill.Learning;

/// <summary>Somebody is excused from what is mandatory.</summary>
/// <param name="Id">By the command that granted it.</param>
/// <param name="Module">From this module; null for the whole programme.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null for good.</param>
/// <param name="By">The owner who granted it.</param>
/// <param name="Why">For the person, for who granted it and for auditors; null where it is withheld.</param>
/// <param name="WithdrawnOn">The first day on which it is not in force any more, where it was withdrawn.</param>
/// <param name="WithdrawnBy">Who withdrew it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Waiver")]
public sealed record Waiver(
    [property: Id(0)] string Id, [property: Id(1)] ModuleId? Module, [property: Id(2)] DateOnly From, [property: Id(3)] DateOnly? Until,
    [property: Id(4)] PersonId By, [property: Id(5)] string? Why, [property: Id(6)] DateOnly? WithdrawnOn = null, [property: Id(7)] PersonId? WithdrawnBy = null)
{
    /// <summary>Last day on which it is or was in force; null while there is no end.</summary>
    public DateOnly? LastDay => WithdrawnOn is { } gone && (Until is null || gone <= Until) ? gone.AddDays(-1) : Until;

    /// <summary>Whether it is in force on that day.</summary>
    public bool IsInForce(DateOnly day) => day >= From && (LastDay is null || day <= LastDay);

    /// <summary>Whether this module is among what it excuses from.</summary>
    public bool Covers(ModuleId module) => Module is null || Module == module;
}

/// <summary>Excuses somebody.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">The owner.</param>
/// <param name="Module">From this module; null for the whole programme.</param>
/// <param name="Until">Last day; null for good.</param>
/// <param name="Why">In a sentence.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ExcuseLearner")]
public sealed record ExcuseLearner(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] ModuleId? Module, [property: Id(3)] DateOnly? Until,
    [property: Id(4)] string Why);

/// <summary>Ends a waiver before its day.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Waiver">Which.</param>
/// <param name="By">The owner.</param>
[GenerateSerializer, Immutable, Alias("Upskill.WithdrawWaiver")]
public sealed record WithdrawWaiver([property: Id(0)] CommandId Id, [property: Id(1)] string Waiver, [property: Id(2)] PersonId By);
