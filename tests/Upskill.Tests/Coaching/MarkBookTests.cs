using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.Coaching;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.Rubrics;
using Upskill.Kit.Ledger;

namespace Upskill.Tests.Coaching;

public sealed class MarkBookTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Coaching", "AnchorFacts.golden.json");
    private static readonly AnchorSet Set = AnchorSet.All[0];

    [Fact]
    public void A_mark_can_be_changed_and_what_was_said_before_stays_readable()
    {
        var book = After(Say("w01", AnchorOpinion.Ready), Say("w01", AnchorOpinion.NotYet));

        Assert.Equal([AnchorOpinion.Ready, AnchorOpinion.NotYet], book.All.Select(mark => mark.Opinion));
        Assert.Equal(AnchorOpinion.NotYet, Assert.Single(MarkBook.Current(book.All, Rubric.Current.Version)).Opinion);
    }

    [Fact]
    public void Saying_the_same_again_is_nothing_new() =>
        Assert.Empty(After(Say("w01", AnchorOpinion.Ready)).Mark(Say("w01", AnchorOpinion.Ready), Set));

    [Fact]
    public void Marks_under_another_version_of_the_rubric_say_nothing_of_this_one()
    {
        var book = new MarkBook([new("w01", new("olga"), AnchorOpinion.Ready, "2026-01.1", DateTimeOffset.UnixEpoch)]);

        Assert.Empty(MarkBook.Current(book.All, Rubric.Current.Version));
        Assert.Single(book.Mark(Say("w01", AnchorOpinion.Ready), Set));
    }

    [Fact]
    public void A_text_that_is_not_there_and_a_page_of_another_rubric_are_refused()
    {
        Assert.Equal("no-anchor", Assert.Throws<Refusal>(() => MarkBook.Empty.Mark(Say("s01", AnchorOpinion.Ready), Set)).Code);
        Assert.Equal("no-anchor", Assert.Throws<Refusal>(() => MarkBook.Empty.Mark(Say("w01", AnchorOpinion.Ready), null)).Code);
        Assert.Equal("other-rubric", Assert.Throws<Refusal>(() => MarkBook.Empty.Mark(Say("w01", AnchorOpinion.Ready) with { Rubric = "older" }, Set)).Code);
    }

    [Fact]
    public void Every_fact_ever_written_still_loads_as_what_it_was() => Assert.Collection(
        JsonSerializer.Deserialize<List<AnchorFact>>(System.IO.File.ReadAllText(File), LedgerJson.Options)!,
        fact => Assert.Equal(new AnchorFact.Marked("w01", new("olga"), AnchorOpinion.Ready, "2026-11.1"), fact),
        fact => Assert.Equal(new AnchorFact.Marked("w01", new("olga"), AnchorOpinion.NotYet, "2026-11.1"), fact),
        fact => Assert.Equal(new AnchorFact.Marked("c38", new("omar"), AnchorOpinion.CannotTell, "2026-11.1"), fact));

    [Fact]
    public void Every_kind_of_fact_is_in_the_file_and_is_written_as_the_file_has_it()
    {
        var written = JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray().ToList();
        var known = typeof(AnchorFact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string?)kind.TypeDiscriminator);

        Assert.Equal(known.Order(), written.Select(fact => fact.GetProperty("$type").GetString()).Distinct().Order());
        Assert.All(written, fact => Assert.True(
            JsonElement.DeepEquals(fact, JsonSerializer.SerializeToElement(fact.Deserialize<AnchorFact>(LedgerJson.Options)!, LedgerJson.Options)), fact.GetRawText()));
    }

    private static MarkAnchor Say(string anchor, AnchorOpinion opinion) => new(CommandId.New(), new("olga"), anchor, opinion, Rubric.Current.Version);

    private static MarkBook After(params MarkAnchor[] said) => said.Aggregate(
        MarkBook.Empty, (book, command) => book.Mark(command, Set).Aggregate(book, (next, fact) => next.With(fact, DateTimeOffset.UnixEpoch)));
}
