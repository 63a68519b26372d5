using Upskill.Workforce;
using Upskill.Workforce.Imports;

namespace Upskill.Tests.Workforce;

/// <summary>When an owner's yes to a file counts.</summary>
public sealed class ImportAcceptanceTests
{
    private static readonly ImportStatus Looked = ImportStatus.NotBegun with { Number = 3, Stage = ImportStage.Checked, Preview = Deactivates(0) };
    private static readonly ImportStatus Anew = Looked with { Number = 5, LookAgain = true };
    private static readonly AcceptImport Yes = new(GoodRowsOnly: false, Deactivated: null);

    [Fact]
    public void A_yes_to_what_stands_there_counts()
    {
        ImportAcceptance.Check(Looked, Yes with { Seen = 3 });
        ImportAcceptance.Check(Anew, Yes with { Seen = 5 });
    }

    [Fact]
    public void A_program_that_looked_at_nothing_says_yes_once()
    {
        ImportAcceptance.Check(Looked, Yes);
        Assert.Equal("look-again", Refused(Anew, Yes));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_yes_to_what_the_file_would_have_done_before_is_not_one_to_what_it_would_do_now(long seen) =>
        Assert.Equal("look-again", Refused(Anew, Yes with { Seen = seen }));

    [Fact]
    public void What_was_not_read_cannot_be_loaded_or_was_accepted_takes_no_yes()
    {
        Assert.Equal("not-checked", Refused(Looked with { Stage = ImportStage.Reading, Preview = null }, Yes));
        Assert.Equal("not-checked", Refused(Looked with { Stage = ImportStage.Discarded }, Yes));
        Assert.Equal("obstacle", Refused(Looked with { Problem = "Nobody could be an owner any more." }, Yes));
    }

    [Fact]
    public void Bad_lines_are_left_out_where_that_was_said_only()
    {
        var bad = Looked with { Preview = Deactivates(0) with { Bad = 2 } };

        Assert.Equal("bad-rows", Refused(bad, Yes));
        ImportAcceptance.Check(bad, Yes with { GoodRowsOnly = true });
    }

    [Theory]
    [InlineData(20, null, null)]
    [InlineData(21, null, "deactivations")]
    [InlineData(21, 12, "deactivations")]
    [InlineData(21, 21, null)]
    public void From_two_in_a_hundred_leavers_on_their_number_is_typed(int leavers, int? typed, string? refused)
    {
        var many = Looked with { Preview = Deactivates(leavers) };
        if (refused is null)
            ImportAcceptance.Check(many, Yes with { Deactivated = typed });
        else
            Assert.Equal(refused, Refused(many, Yes with { Deactivated = typed }));
    }

    private static string Refused(ImportStatus status, AcceptImport command) => Assert.Throws<Refusal>(() => ImportAcceptance.Check(status, command)).Code;

    private static ImportPreview Deactivates(int people) => new(0, 0, 0, 0, 0, people, 0, 0, 0, 0, 0, 0, 0, 1_000);
}
