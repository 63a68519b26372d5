using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.Learning.Publishing;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class ProgrammeShelfTests
{
    private static readonly PersonId Olga = new("olga");
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly ContentSource source = new();

    [Fact]
    public void What_is_published_is_current_and_the_content_before_it_stays_on_the_shelf()
    {
        var shelf = Published(Published(Brought(Brought(ProgrammeShelf.Empty, "a"), "b"), "a"), "b");

        Assert.Equal("b", shelf.Current);
        Assert.Equal([("a", false, true), ("b", true, true)], shelf.Contents.Select(content => (content.Content, content.IsCurrent, content.PublishedAt == Monday)));
        Assert.Equal("a", Published(shelf, "a").Current); // back again
    }

    [Fact]
    public void Content_that_nobody_brought_is_refused_and_what_is_published_already_is_not_published_again()
    {
        Assert.Equal("no-content", Assert.Throws<Refusal>(() => ProgrammeShelf.Empty.Publish(new(CommandId.New(), Olga, "a"))).Code);
        Assert.Empty(Published(Brought(ProgrammeShelf.Empty, "a"), "a").Publish(new(CommandId.New(), Olga, "a")));
    }

    [Theory]
    [InlineData("""{"$type":"content-brought","fileName":"a.zip","content":"abc","by":"olga"}""")]
    [InlineData("""{"$type":"content-published","content":"abc","by":"olga"}""")]
    public void What_the_ledger_holds_is_read_and_written_as_it_was(string written) =>
        Assert.Equal(
            JsonDocument.Parse(written).RootElement.EnumerateObject().Select(property => property.ToString()).Order(),
            JsonSerializer.SerializeToElement(JsonSerializer.Deserialize<ShelfFact>(written, LedgerJson.Options), LedgerJson.Options).EnumerateObject().Select(property => property.ToString()).Order());

    [Fact]
    public void Changes_are_named_by_module_and_activity_with_what_becomes_of_a_pass()
    {
        var today = source.Read();
        source.Change("main/module.yaml", "title: A promise", "title: A promise\n    evidence: ask-again");
        source.Change("main/module.yaml", "Because of b.", "Because it is so.");
        source.Change("main/module.yaml", "What of one?", "And what of one?");
        source.Write("main/02-promise.md", "I check all that I sign for.\n");
        var next = source.Read();

        var change = Assert.Single(ProgrammeChanges.Of(today, next));
        Assert.Null(change.Whole);
        Assert.Equal([("test", ContentChange.Keeps), ("sign", ContentChange.AsksAgain)], change.Activities.Select(one => (one.Activity.Id.Value, one.Change)));
        Assert.Equal(ContentChange.Added, Assert.Single(ProgrammeChanges.Of(today with { Modules = [] }, today)).Whole);
        Assert.Equal(ContentChange.Removed, Assert.Single(ProgrammeChanges.Of(today, today with { Modules = [] })).Whole);
        Assert.Empty(ProgrammeChanges.Of(today, today));
    }

    [Fact]
    public void A_list_of_approved_tools_that_comes_changes_or_goes_is_something_to_publish_and_no_change_of_a_module()
    {
        var none = source.Read();
        source.Change("programme.yaml", "modules: [main]", "modules: [main]\ndataRules: tools.md");
        source.Write("tools.md", "None yet.\n");
        var list = source.Read();
        source.Write("tools.md", "One.\n");

        Assert.All(new[] { (none, list), (list, none), (list, source.Read()) }, pair => Assert.True(ProgrammeChanges.Any(pair.Item1, pair.Item2)));
        Assert.False(ProgrammeChanges.Any(list, list));
        Assert.Empty(ProgrammeChanges.Of(none, list));
        Assert.Equal("None yet.", list.DataRules!.Html.Value.Replace("<p>", "", StringComparison.Ordinal).Split('<')[0]);
    }

    [Fact]
    public void Who_passed_what_asks_again_is_counted_once_and_who_is_under_way_apart()
    {
        var today = source.Read();
        source.Change("main/module.yaml", "title: A text", "title: A text\n        evidence: ask-again".Replace("        ", "    ", StringComparison.Ordinal));
        source.Write("main/01-text.md", "# Another text\n");
        var next = source.Read();
        var done = new LearnerAtWork(today);
        done.ReadOn();

        var tally = ProgrammeChanges.TallyOf(done.Learner.Standing(1), today, next) + ProgrammeChanges.TallyOf(new LearnerAtWork(today).Learner.Standing(0), today, next);

        Assert.Equal((1, 1, 1), (tally.AskedAgain, tally.ByActivity["main/read"], tally.UnderWay["main"]));
        Assert.Equal(0, ProgrammeChanges.TallyOf(done.Learner.Standing(1), next, next).AskedAgain); // they are asked already
    }

    private static ProgrammeShelf Brought(ProgrammeShelf shelf, string content) =>
        ProgrammeShelf.Bring(new(CommandId.New(), Olga, content, $"{content}.zip")).Aggregate(shelf, (next, fact) => next.With(fact, Monday));

    private static ProgrammeShelf Published(ProgrammeShelf shelf, string content) =>
        shelf.Publish(new(CommandId.New(), Olga, content)).Aggregate(shelf, (next, fact) => next.With(fact, Monday));
}
