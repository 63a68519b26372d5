using System.Text.RegularExpressions;
using Upskill.Adoption;
using Upskill.Kit.Guard;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Programmes;
using Upskill.TimeSaved.Pulse;
using Upskill.Workforce.CountryRules;
using Upskill.Workforce.Imports;

namespace Upskill.Tests.Words;

/// <summary>One place in the source that asks for words: <c>Words["Key", value, …]</c>.</summary>
/// <param name="File">From the root.</param>
/// <param name="Marker">Class whose resources are asked, for example <c>LearningWords</c>.</param>
/// <param name="Keys">Every key that the place can ask for.</param>
/// <param name="Values">How many values it gives to put in.</param>
internal sealed partial record WordUse(string File, string Marker, IReadOnlyList<string> Keys, int Values)
{
    /// <summary>What is asked for by something else than literals. A new one fails the test until it is explained here.</summary>
    private static readonly Dictionary<string, string[]> Built = new(StringComparer.Ordinal)
    {
        ["$\"Group{role}\""] = ["GroupManager", "GroupEmployee", "GroupChampion", "GroupOwner", "GroupAuditor", "GroupOperator"],
        ["$\"Group{role}Hint\""] =
            ["GroupManagerHint", "GroupEmployeeHint", "GroupChampionHint", "GroupOwnerHint", "GroupAuditorHint", "GroupOperatorHint"],
        ["$\"Strand{strand}\""] = [.. Enum.GetNames<Strand>().Select(strand => $"Strand{strand}")],
        ["$\"Strand{strand.Id}\""] = [.. Enum.GetNames<Strand>().Select(strand => $"Strand{strand}")],
        ["$\"Planted{error}\""] = [.. Enum.GetNames<PlantedError>().Select(error => $"Planted{error}")],
        ["$\"Guard{kind}\""] = [.. Enum.GetNames<GuardKind>().Select(kind => $"Guard{kind}")],
        ["$\"Guard{Kind}\""] = [.. Enum.GetNames<GuardKind>().Select(kind => $"Guard{kind}")],
        ["State"] = ["Hit", "Missed", "FalseAlarm", "Clean"],
        ["$\"Column_{column}\""] = [.. EmployeeFile.Columns.Select(column => $"Column_{column}")],
        ["$\"Feature-{name}\""] = [.. CountryRulesBook.Names.Select(pair => $"Feature-{pair.Name}")],
        ["$\"Feature-{pair.Name}\""] = [.. CountryRulesBook.Names.Select(pair => $"Feature-{pair.Name}")],
        ["$\"Stage{stage}\""] = ["StageRefused", "StageCommitted", "StageDrawn", "StageDiscarded"],
        ["$\"Reaction{reaction}\""] = [.. Enum.GetNames<Upskill.PeerGroups.Reaction>().Select(reaction => $"Reaction{reaction}")],
        ["$\"Step{State}\""] = ["StepDone", "StepNow", "StepToCome", "StepNotDone"],
        ["$\"Length{unit}One\""] = ["LengthWeeksOne", "LengthDaysOne", "LengthHoursOne"],
        ["$\"Length{unit}\""] = ["LengthWeeks", "LengthDays", "LengthHours"],
        ["$\"Report{path}\""] = ["ReportHarassment", "ReportRisk", "ReportAdverseEvent"],
        ["$\"Outcome{outcome}\""] = ["OutcomeNothingToDo", "OutcomeRemoved", "OutcomePassedOn", "OutcomeEscalated"],
        ["$\"Outcome{outcome}Hint\""] = ["OutcomeNothingToDoHint", "OutcomeRemovedHint", "OutcomePassedOnHint", "OutcomeEscalatedHint"],
        ["$\"Attitude-{item.Item}\""] = [.. Attitude.Items.Select(item => $"Attitude-{item}")],
        ["survey"] = ["AttitudeBefore", "AttitudeAfter", "AttitudeLatest"],
        ["$\"Pulse-{item}\""] = [.. PersonalPulse.Items.Select(item => $"Pulse-{item}")],
        ["$\"Pulse-{chosen.Item}\""] = [.. PersonalPulse.Items.Select(item => $"Pulse-{item}")],
        ["$\"Data{data}\""] = [.. Enum.GetNames<Upskill.LiveSessions.DataClass>().Select(data => $"Data{data}")],
        ["$\"Data{content.Data}\""] = [.. Enum.GetNames<Upskill.LiveSessions.DataClass>().Select(data => $"Data{data}")],
        ["$\"Showcase{State}\""] = ["ShowcaseOffered", "ShowcaseAccepted", "ShowcaseDeclined"], // one that was taken back is not shown
        ["StatusKey"] = ["StatusNotEnrolled", "StatusNotStarted", "StatusInProgress", "StatusComplete", "StatusOverdue", "StatusExcused"],
        ["$\"Live{reaction}\""] = [.. Enum.GetNames<Upskill.LiveSessions.LiveReaction>().Select(reaction => $"Live{reaction}")],
        ["$\"LiveStage{view.Shared.Stage}\""] = ["LiveStageWaiting", "LiveStageLive", "LiveStageOver"],
        ["$\"LiveStage{View.Shared.Stage}\""] = ["LiveStageWaiting", "LiveStageLive", "LiveStageOver"],
        ["$\"LiveState{Question.State}\""] = ["LiveStateAnswered", "LiveStateAnsweredInText", "LiveStateParked"],
        ["$\"LiveState{question.State}\""] = ["LiveStateAnswered", "LiveStateAnsweredInText", "LiveStateParked"],
        ["$\"Cost{outcome.Outcome}\""] = [.. Enum.GetNames<Upskill.Coaching.Providers.ModelAway>().Append("Said").Append("Left").Select(outcome => $"Cost{outcome}")],
        ["$\"Criterion{criterion}\""] = [.. Enum.GetNames<Upskill.Coaching.Rubrics.Criterion>().Select(criterion => $"Criterion{criterion}")],
        ["$\"Try{criterion}\""] = [.. Enum.GetNames<Upskill.Coaching.Rubrics.Criterion>().Select(criterion => $"Try{criterion}")],
        ["$\"Seen{criterion}\""] = [.. Upskill.Coaching.Rubrics.Rubric.Counted.Select(criterion => $"Seen{criterion}")],
        ["$\"Unclear{criterion}\""] = [.. Upskill.Coaching.Rubrics.Rubric.Counted.Select(criterion => $"Unclear{criterion}")],
        ["$\"Missing{criterion}\""] = [.. Upskill.Coaching.Rubrics.Rubric.Counted.Select(criterion => $"Missing{criterion}")],
        ["$\"ThemesBy{draft.By}\""] = [.. Enum.GetNames<Upskill.Coaching.Themes.DraftedBy>().Select(by => $"ThemesBy{by}")],
        ["$\"Problem{Problem}\""] = [.. Enum.GetNames<Upskill.Workforce.SignIn.SignInProblem>().Select(problem => $"Problem{problem}")],
        ["$\"Problem{Problem}Sentence\""] = [.. Enum.GetNames<Upskill.Workforce.SignIn.SignInProblem>().Select(problem => $"Problem{problem}Sentence")],
        ["$\"Silo{silo.Status}\""] = [.. Enum.GetNames<Orleans.Runtime.SiloStatus>().Select(status => $"Silo{status}")],
        ["$\"Import{import.Stage}\""] = ["ImportReading", "ImportChecked", "ImportWaiting", "ImportLoading", "ImportRemoving"], // the others are done
        ["PartOfDay"] = ["Morning", "Afternoon", "Evening"],
    };

    /// <summary>All uses in a file's text.</summary>
    public static IEnumerable<WordUse> In(string file, string text)
    {
        var markers = Localizer().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
        foreach (Match place in Place().Matches(text))
        {
            var arguments = Arguments(text, place.Index + place.Length);
            if (markers.Count != 1)
                throw new InvalidDataException($"{file} asks for {arguments[0]}; of which words? {string.Join(", ", markers)}");
            yield return new(file, markers[0], KeysOf(file, arguments[0]), arguments.Count - 1);
        }
        foreach (Match item in Navigation().Matches(text))
            yield return new(file, item.Groups[1].Value, [item.Groups[2].Value], 0);
    }

    private static string[] KeysOf(string file, string argument)
    {
        if (Built.TryGetValue(argument, out var keys))
            return keys;
        if (argument.Contains('$'))
            throw new InvalidDataException($"{file} builds a key, {argument}; say in this test what it can be.");
        var literals = Literal().Matches(argument).Select(match => match.Groups[1].Value).ToArray();
        return literals.Length > 0
            ? literals
            : throw new InvalidDataException($"{file} asks for {argument}; say in this test what it can be.");
    }

    /// <summary>The arguments between an opening bracket, which ends at <paramref name="from"/>, and its closing one.</summary>
    private static List<string> Arguments(string text, int from)
    {
        var arguments = new List<string>();
        var (depth, begin, isText) = (0, from, false);
        for (var i = from; ; i++)
        {
            var here = text[i];
            if (here == '"')
                isText = !isText;
            else if (isText)
                continue;
            else if (depth == 0 && here is (',' or ']'))
            {
                arguments.Add(text[begin..i].Trim());
                begin = i + 1;
                if (here == ']')
                    return arguments;
            }
            else if (here is '(' or '[' or '{')
                depth++;
            else if (here is ')' or ']' or '}')
                depth--;
        }
    }

    [GeneratedRegex(@"IStringLocalizer<(\w+Words)>")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\b[Ww]ords\[")]
    private static partial Regex Place();

    [GeneratedRegex(@"new NavItem\(typeof\((\w+)\), ""(\w+)""")]
    private static partial Regex Navigation();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Literal();
}
