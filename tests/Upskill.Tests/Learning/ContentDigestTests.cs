namespace Upskill.Tests.Learning;

/// <summary>What changes an activity's content, and what its author can change without asking anybody again.</summary>
public sealed class ContentDigestTests : IDisposable
{
    private readonly ContentSource source = new();

    public void Dispose() => source.Dispose();

    private string Content(string activity) => source.Read().Modules[0][new Upskill.Learning.ActivityId(activity)]!.Content;

    [Theory]
    [InlineData("test", "title: A check", "title: Another title")]
    [InlineData("test", "minutes: 3", "minutes: 4")]
    [InlineData("test", "because: Because of b.", "because: For another reason.")]
    [InlineData("test", "kind: check", "kind: 'check' # quoted")]
    [InlineData("test", "pass: 1", "pass: 1\n    evidence: ask-again\n    changed: 2026-11-20\n    attempts: 3")]
    public void What_a_learner_is_not_judged_on_leaves_the_content_as_it_is(string activity, string from, string to)
    {
        var before = Content(activity);
        source.Change("main/module.yaml", from, to);

        Assert.Equal(before, Content(activity));
    }

    [Theory]
    [InlineData("ask: What of one?", "ask: What of two?")]
    [InlineData("pass: 1", "pass: 2")]
    [InlineData("text: First", "text: Foremost")]
    public void Another_question_pass_mark_or_option_is_another_content_of_that_activity_alone(string from, string to)
    {
        var (check, promise) = (Content("test"), Content("sign"));
        source.Change("main/module.yaml", from, to);

        Assert.NotEqual(check, Content("test"));
        Assert.Equal(promise, Content("sign"));
    }

    [Fact]
    public void Another_text_in_its_file_is_another_content()
    {
        var (check, promise) = (Content("test"), Content("sign"));
        source.Write("main/02-promise.md", "I check everything that I sign for.\n");

        Assert.NotEqual(promise, Content("sign"));
        Assert.Equal(check, Content("test"));
    }

    [Fact]
    public void What_the_author_says_about_evidence_and_the_day_of_the_change_is_read()
    {
        source.Change("main/module.yaml", "meaning: I will work by these rules.", "meaning: I will.\n    evidence: ask-again\n    changed: 2026-11-20");
        var module = source.Read().Modules[0];
        var promise = module[new Upskill.Learning.ActivityId("sign")]!;

        Assert.Equal((true, new DateOnly(2026, 11, 20)), (promise.Renews, promise.ChangedOn));
        Assert.Equal([promise.Content, module.Version], promise.Counts.ToArray());
        Assert.All(module.Activities.Where(activity => activity != promise), activity => Assert.Equal((false, null), (activity.Renews, activity.ChangedOn)));
    }

    [Theory]
    [InlineData("evidence: perhaps", "is none of keep, ask-again")]
    [InlineData("changed: yesterday", "that is no day")]
    public void What_cannot_be_read_of_it_is_a_mistake(string line, string wrong)
    {
        source.Change("main/module.yaml", "minutes: 3", $"minutes: 3\n    {line}");

        Assert.Contains(wrong, Assert.Single(Upskill.Learning.Programmes.ProgrammeInspection.Of(source.Path).Mistakes).Wrong, StringComparison.Ordinal);
    }
}
