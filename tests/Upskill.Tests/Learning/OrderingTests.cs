using System.Collections.Immutable;
using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Programmes;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

/// <summary>Questions whose options are put in order.</summary>
public sealed class OrderingTests
{
    private static Question Of(int options, string id = "steps") => new(id, "In which order?", false,
        [.. Enumerable.Range(0, options).Select(at => new Option($"o{at}", $"Step {at}", false, "Because."))])
    { InOrder = true };

    private static ImmutableArray<string> Ids(IEnumerable<Option> options) => [.. options.Select(option => option.Id)];

    [Fact]
    public void It_is_right_in_the_order_of_the_file_and_in_no_other() =>
        Gen.Select(Gen.Int[3, 6], Gen.Int[0, 1_000].Array[6]).Sample((count, keys) =>
        {
            var question = Of(count);
            var order = Ids(question.Options.Select((option, at) => (option, at)).OrderBy(pair => keys[pair.at]).Select(pair => pair.option));

            Assert.Equal(order.SequenceEqual(Ids(question.Options)), question.IsRight(order));
        });

    [Fact]
    public void The_order_that_is_shown_first_holds_every_option_is_always_the_same_and_is_never_the_answer() =>
        Gen.Select(Gen.Int[3, 9], Gen.String[Gen.Char['a', 'z'], 1, 8]).Sample((count, id) =>
        {
            var question = Of(count, id);

            Assert.Equal<string>(Ids(question.Options).Order(), Ids(question.Shown).Order());
            Assert.Equal<string>(Ids(question.Shown), Ids(question.Shown));
            Assert.False(question.IsRight(Ids(question.Shown)));
        });

    [Theory]
    [InlineData("o2,o0,o1", true)]
    [InlineData("o0,o1", false)]
    [InlineData("o0,o0,o1", false)]
    [InlineData("o0,o1,o9", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_order_in_the_address_counts_only_where_it_names_every_option_once(string? order, bool counts) =>
        Assert.Equal(counts ? order : string.Join(',', Ids(Of(3).Shown)), string.Join(',', Ids(Of(3).Ordered(order))));

    [Theory]
    [InlineData("o2,o0,o1", null)]
    [InlineData("o0,o1", "not-all-in-order")]
    [InlineData("o0,o0,o1", "unknown-choice")]
    [InlineData("o0,o1,o9", "unknown-choice")]
    public void Every_option_must_be_handed_in_once(string order, string? code)
    {
        var check = new Check(new("any"), "Any", TimeSpan.FromMinutes(1), 1, [Of(3)]);

        Assert.Equal(code, (Record.Exception(() => check.Admit("steps", [.. order.Split(',')], "Noor Haddad")) as Refusal)?.Code);
    }

    [Fact]
    public void A_file_has_the_options_in_their_right_order_and_marks_none_of_them()
    {
        using var source = new ContentSource();
        source.Change("main/module.yaml", "choose: many", "choose: order");
        Assert.Contains(ProgrammeFiles.Inspect(source.Path).Mistakes, mistake => mistake.Wrong.Contains("cannot be put in order", StringComparison.Ordinal));

        source.Change("main/module.yaml", "First\n            right: true\n            because: Because of a.\n          - id: b\n            text: Second\n            right: true\n",
            "First\n            because: Because of a.\n          - id: c\n            text: Third\n            because: Because of c.\n          - id: b\n            text: Second\n");

        var question = Assert.IsType<Check>(source.Read().Modules[0].Activities[1]).Questions[1];
        Assert.True(question.IsRight(["a", "c", "b"]));
    }
}
