using System.Net;
using System.Text.RegularExpressions;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Programmes;

namespace Upskill.BrowserTests;

/// <summary>The whole programme, taken quickly: by its forms over HTTP.</summary>
internal static partial class EverydayAi
{
    /// <summary>What the question holds in which language a text is to be read and signed.</summary>
    private const string Chooser = "id=\"which-language\"";

    private const int MostSteps = 10;

    private static readonly Programme Programme = ProgrammeFiles.Read(System.IO.Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    /// <summary>Finishes every module that is not complete, but <paramref name="except"/>.</summary>
    public static async Task Learn(Uri address, string person, string? except = null)
    {
        using var learner = await WebVisitor.SignIn(address, person);
        foreach (var module in Programme.Modules.Where(module => module.Id.Value != except))
        {
            if (!(await learner.Page($"/modules/{module.Id}/complete")).Contains("Not complete yet", StringComparison.Ordinal))
                continue;
            foreach (var activity in module.Activities)
                await Finish(learner, module, activity);
        }
    }

    /// <summary>Finishes these screens of a module.</summary>
    public static async Task Learn(Uri address, string person, string module, IEnumerable<string> screens)
    {
        using var learner = await WebVisitor.SignIn(address, person);
        var taken = Programme[new ModuleId(module)]!;
        foreach (var screen in screens)
            await Finish(learner, taken, taken[new ActivityId(screen)]!);
    }

    private static async Task Finish(WebVisitor learner, Module module, Activity activity)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var page = await learner.Page($"/modules/{module.Id}/{activity.Id}");
            // Who reads in another language is asked first in which one they want to sign.
            if (page.Contains(Chooser, StringComparison.Ordinal))
                page = await learner.Page($"/modules/{module.Id}/{activity.Id}?language=en");
            if (Form().Match(page) is not { Success: true } form)
                return;
            var fields = Hidden().Matches(form.Value).Select(field => (Name: field.Groups[1].Value, field.Groups[2].Value))
                .Where(field => field.Name is not ("__RequestVerificationToken" or "choice")).ToList();
            var choices = ModuleWalk.Choices(activity, fields.Single(field => field.Name == "step").Value, WebUtility.HtmlDecode(Name().Match(page).Groups[1].Value));
            fields.AddRange(choices.Select(choice => ("choice", choice)));
            using var answer = await learner.Post($"/modules/{module.Id}/{activity.Id}/submissions", WebVisitor.Token(page), [.. fields]);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{activity.Id} was answered {answer.StatusCode}");
        }
        Assert.Fail($"{activity.Id} is not finished after {MostSteps} steps.");
    }

    [GeneratedRegex("<form[^>]*/submissions\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")]
    private static partial Regex Hidden();

    [GeneratedRegex("class=\"person-name\">([^<]+)<")]
    private static partial Regex Name();
}
