using System.Collections.Immutable;
using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Weeks;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>
/// The home of a survey's answer is by everybody who is asked anything, N by who is asked in surveys. What is sealed at a close only comes out the same as if its home were by these, too: where fewer than ten are asked no
/// ten answers wait, and all of them move up before anything is sealed.
/// </summary>
public sealed class SurveyHomeTests
{
    private static readonly WeekId Week = new("2026-W53");
    private static readonly ReleaseKey Key = new([.. Enumerable.Repeat((byte)7, 32)]);
    private static readonly ImmutableArray<UnitId> Places = [new("f"), new("f~d"), new("f~d~s"), new("f~d~t"), new("f~e"), new("g")];

    /// <summary>People: where, whether surveys are on in their country, whether they answered, whether they agree.</summary>
    private static readonly Gen<(int Place, bool IsAsked, bool Answers, bool Agrees)[]> People =
        Gen.Select(Gen.Int[0, Places.Length - 1], Gen.Bool, Gen.Bool, Gen.Bool, (place, isAsked, answers, agrees) => (place, isAsked, answers, agrees)).Array[20, 120];

    [Fact]
    public void Batches_of_a_survey_are_the_same_whether_its_homes_are_by_everybody_or_by_who_is_asked() => People.Sample(people =>
    {
        var asked = people.Index().Where(person => person.Item.IsAsked).ToList();
        var everybody = Roster.OfUnits(people.Select(person => Places[person.Place]));

        Assert.Equal(Batches(Roster.OfUnits(asked.Select(person => Places[person.Item.Place]))), Batches(everybody));

        List<string> Batches(Roster roster)
        {
            var tree = new ReleaseTreeInMemory(roster, Key, measure: Attitude.MeasureOf(Attitude.Before, "rules"));
            foreach (var (i, person) in asked.Where(person => person.Item.Answers && roster.HomeOf(Places[person.Item.Place]) is not null))
                tree.Write(Places[person.Place], new($"p{i:000}", Week, 1, Week.BeginsAt.AddMinutes(i), person.Agrees ? AnswerRow.Yes : 0));
            tree.Close(Week, isFinal: false, Week.ClosesAt).GetAwaiter().GetResult();
            tree.Close(Week, isFinal: true, Week.FinallyClosesAt).GetAwaiter().GetResult();
            return [.. tree.Batches];
        }
    }, iter: 200);
}
