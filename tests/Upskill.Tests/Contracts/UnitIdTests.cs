using CsCheck;

namespace Upskill.Tests.Contracts;

public sealed class UnitIdTests
{
    private static UnitId Unit(params string[] names) => names.Aggregate(UnitId.Organisation, (unit, name) => unit.Inside(name));

    [Theory]
    [InlineData("Regulatory Affairs", "regulatory-affairs")]
    [InlineData("  Research & Development / Évry  ", "research-development-évry")]
    [InlineData("ZÜRICH Süd", "zürich-süd")]
    [InlineData("研究開発 第2部", "研究開発-第2部")]
    [InlineData("Отдел качества", "отдел-качества")]
    [InlineData("Διασφάλιση Ποιότητας", "διασφάλιση-ποιότητας")]
    [InlineData("إدارة الجودة", "إدارة-الجودة")]
    [InlineData("Team ２", "team-2")]
    [InlineData("Ü", "ü")]
    [InlineData("𠮷野", "𠮷野")]
    public void A_units_id_keeps_the_letters_and_digits_of_any_script(string name, string id) => Assert.Equal(id, Unit(name).Value);

    [Theory]
    [InlineData("R&D", "r / d")]
    [InlineData("Sales, North", "Sales – North")]
    [InlineData("Quality (GMP)", "quality gmp")]
    public void Names_that_differ_only_in_case_and_punctuation_are_one_unit(string one, string other) =>
        Assert.Equal(Unit(one), Unit(other));

    [Fact]
    public void An_accent_typed_apart_is_the_same_unit() => Assert.Equal(Unit("Z\u00FCrich"), Unit("Zu\u0308rich"));

    [Theory]
    [InlineData("Sales 1", "Sales 2")]
    [InlineData("Sales", "Salés")]
    [InlineData("R D", "RD")]
    public void Names_that_differ_in_a_letter_a_digit_or_where_words_end_are_two_units(string one, string other) =>
        Assert.NotEqual(Unit(one), Unit(other));

    // “Mill” and “mile” in Hindi: they differ in the vowel sign only, as “mill” and “mull” do in English.
    [Fact]
    public void Names_that_differ_in_a_vowel_sign_are_two_units() => Assert.NotEqual(Unit("मिल"), Unit("मील"));

    [Theory]
    [InlineData("")]
    [InlineData(" – & / ")]
    [InlineData("~")]
    public void A_name_without_a_letter_or_a_digit_is_no_unit(string name) =>
        Assert.Throws<ArgumentException>(() => UnitId.Organisation.Inside(name));

    [Fact]
    public void A_name_cannot_smuggle_in_a_level() => Assert.Equal(UnitId.Organisation, Unit("Quality~Audit").Parent);

    [Fact]
    public void A_function_called_all_is_not_the_whole_organisation() => Assert.NotEqual(UnitId.Organisation, Unit("All"));

    [Fact]
    public void A_teams_path_is_function_department_and_team()
    {
        var team = Unit("Regulatory Affairs", "Labelling", "Artwork");

        Assert.Equal("regulatory-affairs~labelling~artwork", team.Value);
        Assert.Equal(
            ["regulatory-affairs~labelling~artwork", "regulatory-affairs~labelling", "regulatory-affairs", "all"],
            team.SelfAndAbove().Select(unit => unit.Value));
    }

    [Fact]
    public void Nothing_is_above_the_organisation()
    {
        Assert.Null(UnitId.Organisation.Parent);
        Assert.Equal([UnitId.Organisation], UnitId.Organisation.SelfAndAbove());
    }

    [Fact]
    public void Two_teams_of_one_name_in_two_departments_are_two_units() =>
        Assert.NotEqual(Unit("Quality", "Audit", "North"), Unit("Quality", "Release", "North"));

    [Fact]
    public void The_unit_above_a_unit_is_the_one_that_it_was_named_inside() =>
        Gen.String[Gen.Char["abcXYZ 019-&~éß"], 1, 12].Where(name => name.Any(char.IsLetterOrDigit)).List[1, 4].Sample(names =>
        {
            var outer = Unit([.. names.SkipLast(1)]);
            var inner = Unit([.. names]);

            Assert.Equal(outer, inner.Parent);
            Assert.Equal(names.Count + 1, inner.SelfAndAbove().Count());
        });
}
