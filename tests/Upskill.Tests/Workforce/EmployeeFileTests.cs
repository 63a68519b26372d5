using CsCheck;
using Upskill.Kit.People;
using Upskill.Workforce;
using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

public sealed class EmployeeFileTests
{
    [Fact]
    public void A_line_is_read_with_all_its_columns()
    {
        var file = EmployeeFile.Read(Header + "\n"
            + "e-0,Ines Boss,,Quality,,,CH,G5,,Europe/Zurich,de,2001-01-01,,,\n"
            + "e-1,Mara Kost,mara@example.com,Quality,Audit,North,CH,G2,e-0,Europe/Zurich,de-CH,2020-02-29,2026-12-01,2026-12-01,"
            + "owner|champion:Quality| champion:R&D \n");

        Assert.Empty(file.Bad);
        var row = file.Rows[1];
        Assert.Equal(
            (3, "e-1", "Mara Kost", "mara@example.com", "CH", "G2", "e-0", "Europe/Zurich", "de-CH", new DateOnly(2020, 2, 29)),
            (row.Line, row.Id, row.Name, row.Email, row.Country, row.Grade, row.ManagerId, row.TimeZone, row.Language, row.StartsOn));
        Assert.Equal<string>(["Quality", "Audit", "North"], row.UnitNames);
        Assert.Equal(new Leave(new(2026, 12, 1), new(2026, 12, 1)), row.Leave);
        Assert.Equal(Roles.ProgrammeOwner | Roles.Champion, row.Roles!.Roles);
        Assert.Equal<UnitId>([new UnitId("quality"), new UnitId("r-d")], row.Roles.ChampionOf);
        Assert.Equal<string>(["Quality"], file.Rows[0].UnitNames);
        Assert.Null(file.Rows[0].Leave);
        Assert.Null(file.Rows[0].Roles);
    }

    [Theory]
    [InlineData("auditor", Roles.Auditor)]
    [InlineData("operator", Roles.Operator)]
    [InlineData("auditor|operator|", Roles.Auditor | Roles.Operator)]
    [InlineData("none", Roles.Employee)]
    public void Granted_roles_are_read(string text, object roles) =>
        Assert.Equal((Roles)roles, Assert.Single(Read(Line("e-1", ("roles", text))).Rows).Roles!.Roles);

    [Fact]
    public void Columns_may_stand_in_any_order_and_further_ones_are_passed_over()
    {
        var columns = EmployeeFile.Columns.Reverse().Append("shoe_size").ToList();
        var fields = Line("e-1", ("email", "mara@example.com")).Split(',').Reverse().Append("38");

        var row = Assert.Single(EmployeeFile.Read($"{string.Join(',', columns)}\n{string.Join(',', fields)}\n").Rows);

        Assert.Equal(("e-1", "Mara Kost", "mara@example.com"), (row.Id, row.Name, row.Email));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Either_line_end_is_read_and_the_last_may_be_missing(string end)
    {
        var file = EmployeeFile.Read(string.Join(end, Header, Line("e-1"), Line("e-2")));

        Assert.Equal([("e-1", 2), ("e-2", 3)], file.Rows.Select(row => (row.Id, row.Line)));
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_column() =>
        Assert.Equal("e-1", Assert.Single(EmployeeFile.Read('\uFEFF' + File(Line("e-1"))).Rows).Id);

    [Fact]
    public void Semicolons_may_separate_and_commas_are_then_text()
    {
        var csv = File(Line("e-1", ("name", "Kost# Mara"))).Replace(',', ';').Replace('#', ',');

        Assert.Equal("Kost, Mara", Assert.Single(EmployeeFile.Read(csv).Rows).Name);
    }

    [Fact]
    public void A_semicolon_in_the_text_of_a_file_with_commas_is_text() =>
        Assert.Equal("Kost; Mara", Assert.Single(Read(Line("e-1", ("name", "Kost; Mara"))).Rows).Name);

    [Fact]
    public void Spaces_around_a_field_are_dropped_and_those_inside_are_kept()
    {
        var row = Assert.Single(Read(Line("  e-1 ", ("name", " Mara  Kost\t"))).Rows);

        Assert.Equal(("e-1", "Mara  Kost"), (row.Id, row.Name));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")", "\"=HYPERLINK(\"\"http://example.com\"\")\"")]
    [InlineData("=1+1", "=1+1")]
    [InlineData("+41 79", "+41 79")]
    [InlineData("-2", "-2")]
    [InlineData("@SUM(A1)", "@SUM(A1)")]
    [InlineData("<b>Mara</b>", "<b>Mara</b>")]
    public void What_looks_like_a_formula_or_markup_stays_text(string name, string field) =>
        Assert.Equal(name, Assert.Single(Read(Line("e-1", ("name", field))).Rows).Name);

    // As a spreadsheet marks text, and as this product writes it.
    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("''=1+1", "'=1+1")]
    [InlineData("'Mara", "'Mara")]
    [InlineData("O'Neill", "O'Neill")]
    public void A_formula_that_was_marked_as_text_is_read_without_its_mark(string field, string name) =>
        Assert.Equal(name, Assert.Single(Read(Line("e-1", ("name", field))).Rows).Name);

    [Fact]
    public void Whatever_is_written_into_a_cell_is_read_back_and_never_runs() => Gen.String[Gen.Char["'=+-@\t\rab"], 0, 6].Sample(text =>
    {
        var cell = CsvCell.Write(text);

        Assert.Equal(text, CsvCell.Read(cell));
        Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell);
    });

    [Fact]
    public void A_quoted_field_may_hold_separators_quotes_and_line_breaks()
    {
        var file = Read(Line("e-1", ("name", "\"Kost, \"\"Mara\"\"\nDr.\"")));

        Assert.Equal("Kost, \"Mara\"\nDr.", Assert.Single(file.Rows).Name);
    }

    [Fact]
    public void Empty_lines_are_passed_over_and_counted() =>
        Assert.Equal(
            [("e-1", 2), ("e-2", 4)],
            EmployeeFile.Read($"{Header}\n{Line("e-1")}\n\n{Line("e-2")}\n\n").Rows.Select(row => (row.Id, row.Line)));

    [Fact]
    public void A_file_without_people_has_no_rows_and_none_is_bad()
    {
        var file = Read();

        Assert.Empty(file.Rows);
        Assert.Empty(file.Bad);
    }

    [Fact]
    public void A_missing_column_refuses_the_file_and_is_named()
    {
        foreach (var column in EmployeeFile.Columns)
        {
            var header = string.Join(',', EmployeeFile.Columns.Remove(column));

            var refusal = Assert.Throws<Refusal>(() => EmployeeFile.Read($"{header}\n{Line("e-1")}\n"));

            Assert.Equal("bad-header", refusal.Code);
            Assert.Contains($"no column {column}.", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_missing_columns_are_named_at_once()
    {
        var refusal = Assert.Throws<Refusal>(() => EmployeeFile.Read("id,name\ne-1,Mara\n"));

        Assert.All(EmployeeFile.Columns.Skip(2), column => Assert.Contains(column, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused_for_its_header(string csv) =>
        Assert.Equal("bad-header", Assert.Throws<Refusal>(() => EmployeeFile.Read(csv)).Code);

    [Fact]
    public void A_file_of_nothing_but_a_header_with_semicolons_has_all_columns() =>
        Assert.Empty(EmployeeFile.Read(Header.Replace(',', ';')).Rows);
}
