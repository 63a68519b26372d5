using System.Net;
using System.Text.RegularExpressions;

namespace Upskill.BrowserTests;

/// <summary>The module “Prompting for work” as somebody knows it who has passed it, and a way to take it quickly: by its forms over HTTP.</summary>
internal static partial class PromptingForWork
{
    public const string Title = "Prompting for work", Path = "/modules/prompting-for-work";

    public const string FirstCheck = "check-the-parts", Scenario = "deadline", LastCheck = "check-the-whole", Agreement = "working-agreement";

    /// <summary>What the question holds in which language a text is to be read and signed.</summary>
    public const string Chooser = "id=\"which-language\"";

    private const int MostSteps = 10;

    /// <summary>Its screens in order, with their headings.</summary>
    public static readonly IReadOnlyList<(string Id, string Title)> Screens =
    [
        ("what-a-prompt-is", "What a prompt is"), ("if-this-worries-you", "If this worries you"), ("what-stays-out", "What never goes into a prompt"),
        ("six-parts", "Six parts of a prompt"), ("source-and-place", "Give a source, ask for the place"), (FirstCheck, "Knowledge check, halfway"),
        ("let-a-gap-be-a-gap", "Let a gap be a gap"), ("small-steps", "Work in small steps"), ("ask-again", "Ask again, precisely"),
        ("what-to-check-first", "What to check first"), (Scenario, "Due at four"), (LastCheck, "Knowledge check, the whole module"),
        (Agreement, "How I will work"),
    ];

    /// <summary>The right options of each question, and of each scene the choice that leads to the good end.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Answers = new Dictionary<string, string[]>
    {
        ["q-checkable"] = ["c"],
        ["q-paste"] = ["a", "d"],
        ["q-left-over"] = ["a"],
        ["brief"] = ["c"],
        ["numbered"] = ["b"],
        ["opened"] = ["b"],
        ["ask-reason"] = ["c"],
        ["q-prompt"] = ["d"],
        ["q-never"] = ["a", "c", "e"],
        ["q-small-words"] = ["b"],
        ["q-not-stated"] = ["a"],
        ["q-steps"] = ["b", "d", "e"],
    };

    /// <summary>Finishes every screen before <paramref name="until"/>, or all of them.</summary>
    public static async Task Learn(Uri address, string person, string? until = null)
    {
        using var learner = await WebVisitor.SignIn(address, person);
        foreach (var (id, _) in Screens.TakeWhile(screen => screen.Id != until))
            await Finish(learner, id);
    }

    private static async Task Finish(WebVisitor learner, string activity)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var page = await learner.Page($"{Path}/{activity}");
            // Who reads in another language is asked first in which one they want to sign.
            if (page.Contains(Chooser, StringComparison.Ordinal))
                page = await learner.Page($"{Path}/{activity}?language=en");
            if (Form().Match(page) is not { Success: true } form)
                return;
            var fields = Hidden().Matches(form.Value).Select(field => (field.Groups[1].Value, field.Groups[2].Value))
                .Where(field => field.Item1 != "__RequestVerificationToken").ToList();
            fields.AddRange(Choices(activity, fields.Single(field => field.Item1 == "step").Item2, page).Select(choice => ("choice", choice)));
            using var answer = await learner.Post($"{Path}/{activity}/submissions", WebVisitor.Token(page), [.. fields]);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{activity} was answered {answer.StatusCode}");
        }
        Assert.Fail($"{activity} is not finished after {MostSteps} steps.");
    }

    private static string[] Choices(string activity, string step, string page) =>
        activity == Agreement ? [WebUtility.HtmlDecode(Name().Match(page).Groups[1].Value)] : Answers.GetValueOrDefault(step, []);

    [GeneratedRegex("<form[^>]*/submissions\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")]
    private static partial Regex Hidden();

    [GeneratedRegex("class=\"person-name\">([^<]+)<")]
    private static partial Regex Name();
}
