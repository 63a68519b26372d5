using CsCheck;
using Upskill.Workforce;
using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

public sealed class EmployeeExportTests
{
    private static readonly string[] Names = ["Zoë Müller", "=1+1", "\"Q\", so called", "'=quoted", "李 小龙", "Анна", "नेहा शर्मा", "ياسمين", "@home", "two\nlines"];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    [Fact]
    public void What_is_exported_and_imported_again_is_the_same() =>
        Gen.Select(Name, Name, Gen.Bool, Gen.Int[0, 15]).Sample((name, unit, isAway, roles) =>
        {
            var employee = Read(Line("head")).Rows[0].Employee(isSample: false) with
            {
                Name = name,
                UnitNames = ["Quality", $"Team {unit}".ReplaceLineEndings(" ")],
                Leave = isAway ? new(new(2026, 1, 2), new(2026, 3, 4)) : null,
                Roles = ((roles & 1) > 0 ? Roles.ProgrammeOwner : 0) | ((roles & 2) > 0 ? Roles.Auditor : 0) | ((roles & 4) > 0 ? Roles.Operator : 0) | ((roles & 8) > 0 ? Roles.Champion : 0),
                ChampionOf = (roles & 8) > 0 ? [new("quality")] : [],
            };
            var read = EmployeeFile.Read(EmployeeExport.Write([employee], [new(employee.Id, employee.Roles, employee.ChampionOf)]));
            var again = Assert.Single(read.Rows).Employee(isSample: false);

            Assert.Empty(read.Bad);
            Assert.Equal((employee.Name, employee.Leave, employee.Roles), (again.Name, again.Leave, again.Roles));
            Assert.Equal<string>(employee.UnitNames, again.UnitNames);
            Assert.Equal<UnitId>(employee.ChampionOf, again.ChampionOf);
        });

    [Fact]
    public void The_first_owner_whom_no_file_has_placed_yet_is_in_it_and_asks_for_a_function()
    {
        var owner = Read(Line("head")).Rows[0].Employee(isSample: false) with { UnitNames = [] };

        Assert.Equal("function", Assert.Single(EmployeeFile.Read(EmployeeExport.Write([owner], [])).Bad).Column);
    }

    [Fact]
    public void Who_has_left_is_not_in_it()
    {
        var employee = Read(Line("head")).Rows[0].Employee(isSample: false);

        Assert.Empty(EmployeeFile.Read(EmployeeExport.Write([employee with { LeftOn = new(2026, 1, 1) }], [])).Rows);
    }
}
