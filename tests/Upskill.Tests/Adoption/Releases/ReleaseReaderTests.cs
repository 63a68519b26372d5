using System.Globalization;
using System.Text.Json;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Hours;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Tests.Adoption.Releases;

public sealed class ReleaseReaderTests
{
    private static readonly CurrentPerson Nobody = new(new("p"), "", Roles.Employee, [], [], "UTC");

    [Fact]
    public void Who_leads_the_unit_or_more_its_champions_owners_and_auditors_see_what_is_released_and_nobody_else()
    {
        var team = new UnitId("f~d~t");

        Assert.True(ReleaseReader.IsSeenBy(Nobody with { Leads = [new("f~d")] }, team));
        Assert.True(ReleaseReader.IsSeenBy(Nobody with { ChampionOf = [new("f")] }, team));
        Assert.True(ReleaseReader.IsSeenBy(Nobody with { Roles = Roles.ProgrammeOwner }, team));
        Assert.True(ReleaseReader.IsSeenBy(Nobody with { Roles = Roles.Auditor }, team));
        Assert.False(ReleaseReader.IsSeenBy(Nobody, team));
        Assert.False(ReleaseReader.IsSeenBy(Nobody with { Roles = Roles.Operator }, team));
        Assert.False(ReleaseReader.IsSeenBy(Nobody with { Leads = [new("f~d~t~x")] }, team));
        Assert.False(ReleaseReader.IsSeenBy(Nobody with { ChampionOf = [new("g")] }, team));
    }

    [Fact]
    public void File_and_data_are_the_same_to_the_last_digit()
    {
        var at = new DateTimeOffset(2026, 9, 3, 10, 12, 0, TimeSpan.Zero);
        UnitRelease Of(ReleaseSum sum) => new(new("f"), new("2026-W36"), sum);
        var hours = new ReleasedHours(new("f"), "=Regulatory, \"Affairs\"",
            [ReleasedHoursWeek.Of(Of(new(10, 5, 40, 1, at)), 62), ReleasedHoursWeek.Of(Of(new(20, 10, 70, 2, at)), 62)]);

        var lines = ReleaseFile.Of(hours).Split("\r\n");

        Assert.Equal(4, lines.Length);
        Assert.Equal("week,\"'=Regulatory, \"\"Affairs\"\"\",2026-W36,10,62,0.16129032258064516,5,40,,,,2026-09-03T10:12:00.0000000+00:00", lines[1]);
        var json = JsonSerializer.SerializeToElement(hours.Weeks[1].Share, JsonSerializerOptions.Web);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture,
            $",20,62,0.3225806451612903,10,70,{json.GetProperty("value").GetRawText()},{json.GetProperty("low").GetRawText()},{json.GetProperty("high").GetRawText()},2026-09-03T10:12:00.0000000+00:00"),
            lines[2], StringComparison.Ordinal);
    }
}
