using Upskill.Learning.Programmes;

namespace Upskill.BrowserTests;

/// <summary>The tests' own module, with one activity of each kind.</summary>
internal static class EveryKind
{
    public const string Path = "/modules/kinds";

    /// <summary>People who learn in one journey each; of the sample, but in a store of their own.</summary>
    public const string Beginner = "sample-0098", Finished = "sample-0134", German = "sample-0189", ByKeyboard = "sample-0041", Drags = "sample-0057",
        WithoutScript = "sample-0064", Prints = "sample-0112", Types = "sample-0072", SignsInPolish = "sample-0001", Owner = "sample-0004";

    /// <summary>Where its files are.</summary>
    public static readonly string Folder = System.IO.Path.Combine(AppContext.BaseDirectory, "Content", "every-kind");

    private static readonly Module Module = ProgrammeFiles.Read(Folder).Modules[0];

    /// <summary>Path of one of its screens.</summary>
    public static string Screen(string activity) => $"{Path}/{activity}";

    /// <summary>Completes the module, as an island would send it.</summary>
    public static async Task Finish(Uri address, string person)
    {
        var walker = new Walker(person, Module);
        await walker.SignIn(address);
        foreach (var submission in walker.Way)
            Assert.True(await walker.Send(submission, CancellationToken.None), $"{submission.Activity}/{submission.Step} was not taken.");
    }
}
