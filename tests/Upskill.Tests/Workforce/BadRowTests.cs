using Upskill.Workforce;
using Upskill.Workforce.Imports;
using Upskill.Workforce.Organisation;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

public sealed class BadRowTests
{
    [Theory]
    [InlineData("id", "", "The id is missing.")]
    [InlineData("name", "", "The name is missing.")]
    [InlineData("name", "  ", "The name is missing.")]
    [InlineData("function", "", "The function is missing.")]
    [InlineData("country", "", "The country is missing.")]
    [InlineData("grade", "", "The grade is missing.")]
    [InlineData("time_zone", "", "The time_zone is missing.")]
    [InlineData("language", "", "The language is missing.")]
    [InlineData("start_date", "", "The start_date is missing.")]
    [InlineData("team", "North", "It names a team but no department.")]
    [InlineData("function", "---", "A unit's name needs a letter or a digit.")]
    [InlineData("department", "&", "A unit's name needs a letter or a digit.")]
    [InlineData("country", "Switzerland", "'Switzerland' is no country; write ISO 3166 with two capitals, such as CH.")]
    [InlineData("country", "ch", "'ch' is no country; write ISO 3166 with two capitals, such as CH.")]
    [InlineData("country", "C1", "'C1' is no country; write ISO 3166 with two capitals, such as CH.")]
    [InlineData("country", "ZZ", "'ZZ' is no country; write ISO 3166 with two capitals, such as CH.")]
    [InlineData("country", "UK", "Use GB, the ISO code for the United Kingdom.")]
    [InlineData("time_zone", "Europe/Nowhere", "'Europe/Nowhere' is no time zone; write an IANA name, such as Europe/Zurich.")]
    [InlineData("start_date", "01.02.2020", "The start_date '01.02.2020' is no date; write it as 2026-11-22.")]
    [InlineData("start_date", "2020-02-30", "The start_date '2020-02-30' is no date; write it as 2026-11-22.")]
    [InlineData("start_date", "20-2-1", "The start_date '20-2-1' is no date; write it as 2026-11-22.")]
    [InlineData("id", "e 1", "The id 'e 1' holds a character that an id cannot have; use letters, digits and . _ - @ + only.")]
    [InlineData("id", "../e", "The id '../e' holds a character that an id cannot have; use letters, digits and . _ - @ + only.")]
    [InlineData("email", "mara", "'mara' is no e-mail address; write one, or leave it empty.")]
    [InlineData("email", "mara@a@b", "'mara@a@b' is no e-mail address; write one, or leave it empty.")]
    [InlineData("language", "xx-nothing", "'xx-nothing' is no language; write BCP 47, such as en or de-CH.")]
    [InlineData("roles", "none|owner", "'none' is no role; write owner, auditor, operator, champion:Function or none.")]
    [InlineData("leave_from", "2026-12-01", "Leave needs both its first and its last day.")]
    [InlineData("leave_to", "2026-12-01", "Leave needs both its first and its last day.")]
    [InlineData("roles", "boss", "'boss' is no role; write owner, auditor, operator, champion:Function or none.")]
    [InlineData("roles", "Owner", "'Owner' is no role; write owner, auditor, operator, champion:Function or none.")]
    [InlineData("roles", "manager", "'manager' is no role; write owner, auditor, operator, champion:Function or none.")]
    [InlineData("roles", "champion:", "'champion:' is no role; write owner, auditor, operator, champion:Function or none.")]
    [InlineData("roles", "owner|champion", "'champion' is no role; write owner, auditor, operator, champion:Function or none.")]
    [InlineData("manager_id", "e-9", "Their manager e-9 is not in the file, nor among those who stay.")]
    [InlineData("manager_id", "e-1", "They are their own manager. Leave it empty if they have none.")]
    public void A_bad_line_is_named_with_its_reason(string column, string text, string reason)
    {
        var file = Read(Line("e-0"), Line("e-1", (column, text)), Line("e-2"));

        Assert.Equal([(3, reason)], Reasons(file));
        Assert.Equal(["e-0", "e-2"], file.Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("2026-12-02", "2026-12-01", "The leave ends before it begins.")]
    [InlineData("soon", "2026-12-01", "The leave_from 'soon' is no date; write it as 2026-11-22.")]
    [InlineData("2026-12-01", "later", "The leave_to 'later' is no date; write it as 2026-11-22.")]
    public void Leave_must_be_two_days_in_order(string from, string to, string reason) =>
        Assert.Equal([(2, reason)], Reasons(Read(Line("e-1", ("leave_from", from), ("leave_to", to)))));

    [Theory]
    [InlineData(",", "It has 16 columns; the header has 15.")]
    [InlineData(",,,", "It has 18 columns; the header has 15.")]
    public void A_line_with_more_columns_than_the_header_is_bad(string more, string reason) =>
        Assert.Equal([(2, reason)], Reasons(Read(Line("e-1") + more)));

    [Fact]
    public void A_line_with_fewer_columns_than_the_header_is_bad() =>
        Assert.Equal([(2, "It has 3 columns; the header has 15.")], Reasons(Read("e-1,Mara,mara@example.com")));

    [Fact]
    public void All_bad_lines_are_listed_by_number_also_after_quoted_line_breaks()
    {
        var file = Read(
            Line("e-1", ("country", "XY")),                                     // 2
            Line("e-2", ("name", "\"Kost\nMara\r\nDr.\"")),                     // 3 to 5
            Line("e-3", ("start_date", "today")),                               // 6
            Line("e-4", ("name", "\"Kost\nMara\""), ("roles", "boss")),         // 7 and 8
            Line("e-5", ("manager_id", "e-99")),                                // 9
            Line("e-2"),                                                        // 10
            Line("e-6"));                                                       // 11

        Assert.Equal([2, 6, 7, 9, 10], file.Bad.Select(row => row.Line));
        Assert.Equal("The id e-2 is on line 3 already.", file.Bad[^1].Reason);
        Assert.Equal([("e-2", 3), ("e-6", 11)], file.Rows.Select(row => (row.Id, row.Line)));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_said_and_not_a_fault_of_the_program()
    {
        var refused = Record.Exception(() => Assert.NotEmpty(Read(Line("e-1"), Line("e-2", ("name", "\"Mara")), Line("e-3")).Bad));

        Assert.True(refused is null or Refusal, refused?.ToString());
    }

    [Fact]
    public void A_name_of_an_alphabet_beyond_the_basic_plane_has_letters() =>
        Assert.Empty(Read(Line("e-1", ("function", "𞤊𞤵𞤤𞤬𞤵𞤤𞤣𞤫"))).Bad);

    // The import keeps the file as soon as no line is bad; what the chart then throws over, it tries again every second for ever.
    [Theory]
    [InlineData("roles", "champion:---")]
    [InlineData("roles", "champion: & ")]
    public void A_file_without_a_bad_line_can_be_charted(string column, string text)
    {
        var file = Read(Line("e-1", (column, text)));

        if (file.Bad.IsEmpty)
            ChartOf(file);
    }

    // Windows' own name for the zone: this machine knows it, and so would pass it on to those who know IANA's only.
    [Fact]
    public void A_time_zone_has_to_be_an_iana_name() =>
        Assert.Equal([2], Read(Line("e-1", ("time_zone", "W. Europe Standard Time"))).Bad.Select(row => row.Line));
}
