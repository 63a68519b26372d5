using Upskill.Kit.People;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Player;

/// <summary>In which language somebody reads what. Pure.</summary>
public static class ReadingLanguage
{
    /// <summary>The language that they chose, else HR's.</summary>
    public static string Of(LearnerStanding standing, CurrentPerson person) => standing.Language ?? person.Language;

    /// <summary>The module as they read it.</summary>
    public static Module In(this Module module, LearnerStanding standing, CurrentPerson person) => module.In(Of(standing, person));

    /// <summary>
    /// The module in the language of one screen: the one that was asked for, else of a text that was signed the one that it was signed in, else their own.
    /// </summary>
    public static Module OnScreen(Module module, Activity activity, LearnerStanding standing, CurrentPerson person, string? asked) =>
        asked is not null && module.Written(asked) is { } written ? written
        : activity is Acknowledgement && IsSigned(activity, module, standing) ? module.Written(standing.At(module.Id, activity.Id).Language ?? module.Language) ?? module
        : module.In(standing, person);

    /// <summary>
    /// Whether a text to sign is shown only behind the question in which language: always, unless they asked for this language now, chose it for everything, or
    /// there is only one and it is theirs.
    /// </summary>
    public static bool MustBeChosen(Module module, Activity activity, LearnerStanding standing, CurrentPerson person, string? asked) =>
        activity is Acknowledgement && !IsSigned(activity, module, standing)
        && !(asked is not null && module.Written(asked) is not null)
        && !(standing.Language is { } chosen && module.Languages.Any(language => LanguageTag.IsSame(language, chosen)))
        && !(module.Variants.IsEmpty && LanguageTag.IsSame(module.Language, person.Language));

    // As the screen shows it: what asks again is to be signed, and so is what was signed in another version.
    private static bool IsSigned(Activity activity, Module module, LearnerStanding standing) =>
        standing.At(module.Id, activity.Id).Under(module.Version) is { Assessment: not null, Steps.IsEmpty: false } at && activity.IsPassed(at);
}
