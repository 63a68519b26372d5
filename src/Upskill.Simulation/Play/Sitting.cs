using System.Collections.Immutable;
using System.Globalization;
using Upskill.Simulation.Deeds;
using Upskill.Simulation.Lessons;
using Upskill.Simulation.People;

namespace Upskill.Simulation.Play;

/// <summary>Somebody sits down to some activities of a module: opens each, hands in its steps, right or wrong as they are, and tries again until it is passed.</summary>
internal sealed class Sitting(Company company, Colleague colleague, Browser browser, Func<string, CommandId> idOf, PersonOutcome outcome)
{
    private const int MostAttempts = 3;

    /// <summary>Does it.</summary>
    public async Task Do(Deed.Study study)
    {
        var lesson = company.Curriculum.Modules[study.Module];
        OpenForm? known = null;
        foreach (var exercise in lesson.Exercises.Skip(study.From).Take(study.Count))
            known = await Do(lesson, exercise, known);
    }

    /// <param name="lesson">The module.</param>
    /// <param name="exercise">The activity.</param>
    /// <param name="known">The form of an activity before it in this sitting: what it says of the content holds for this one, too, and the page need not be asked.</param>
    private async Task<OpenForm?> Do(Lesson lesson, Exercise exercise, OpenForm? known)
    {
        var path = $"/modules/{lesson.Id}/{exercise.Id}";
        var passes = PassesAt(exercise);
        var form = exercise.Kind is ExerciseKind.InOrder && known is not null ? known with { Attempt = 1, Step = exercise.Steps[0].Id } : await Form(lesson, path);
        // An attempt after the one that passes: it was passed when the company was played before and cut off.
        while (form is not null && form.Attempt <= passes)
        {
            known = form;
            await HandIn(lesson, exercise, path, form);
            form = form.Attempt == passes ? null : await Form(lesson, path + "?again=1");
        }
        return known ?? form;
    }

    /// <summary>The form of the step that is open; of the next attempt where one is over; null where there is none.</summary>
    private async Task<OpenForm?> Form(Lesson lesson, string path)
    {
        var page = await browser.Page(path);
        if (page?.Contains("id=\"which-language\"", StringComparison.Ordinal) is true)
            page = await browser.Page($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}language={(lesson.Languages.Contains(colleague.Language) ? colleague.Language : lesson.Languages[0])}");
        if (page is null)
            return null;
        if (OpenForm.Read(page) is { } form)
            return form;
        return path.EndsWith("?again=1", StringComparison.Ordinal) ? null : await Form(lesson, path + "?again=1");
    }

    private async Task HandIn(Lesson lesson, Exercise exercise, string path, OpenForm form)
    {
        var steps = exercise.Kind is ExerciseKind.Drawn ? [.. exercise.Steps.Where(step => step.Id == form.Step)] : exercise.Steps;
        foreach (var (step, isRight) in steps.Zip(Answers(exercise, form.Attempt)).SkipWhile(answer => answer.First.Id != form.Step))
        {
            ImmutableArray<string> choices = exercise.Kind is ExerciseKind.ByName ? [colleague.Name] : isRight ? step.Right : step.Wrong!.Value;
            var next = await browser.Post($"{path}/submissions", idOf($"{lesson.Id}/{exercise.Id}/{form.Attempt}/{step.Id}"),
                [
                    ("version", form.Version), ("language", form.Language), ("attempt", form.Attempt.ToString(CultureInfo.InvariantCulture)), ("step", step.Id),
                    .. choices.Select(choice => ("choice", choice)),
                ]);
            if (next is null)
                return;
            outcome.HasStarted = true;
            if (next.EndsWith("/complete", StringComparison.Ordinal))
                outcome.Completed.Add(lesson.Id.Value);
        }
    }

    /// <summary>Which attempt passes.</summary>
    private int PassesAt(Exercise exercise)
    {
        var last = Math.Min(exercise.MostAttempts ?? MostAttempts, MostAttempts);
        return Enumerable.Range(1, last).FirstOrDefault(attempt => Answers(exercise, attempt).Count(isRight => isRight) >= exercise.PassMark, last);
    }

    /// <summary>Whether each step is right in an attempt: drawn for each attempt anew, better with every one, and all right in the last.</summary>
    private List<bool> Answers(Exercise exercise, int attempt)
    {
        var chance = new Chance(company.Seed, string.Create(CultureInfo.InvariantCulture, $"answers/{colleague.Id}/{exercise.Id}/{attempt}"));
        var isLast = attempt >= Math.Min(exercise.MostAttempts ?? MostAttempts, MostAttempts);
        var accuracy = company.PersonaOf(colleague).Accuracy + (0.2 * (attempt - 1));
        var steps = exercise.Kind is ExerciseKind.Drawn ? exercise.Steps.Take(1) : exercise.Steps;
        return [.. steps.Select(step => (chance.Share() < accuracy) | isLast || step.Wrong is null)];
    }
}
