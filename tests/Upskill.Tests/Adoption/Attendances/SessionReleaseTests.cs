using System.Text;
using System.Text.Json;
using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Weeks;
using Upskill.Kit.Ledger;
using Upskill.LiveSessions;

namespace Upskill.Tests.Adoption.Attendances;

/// <summary>How attendance is sealed: what holds for any function and whoever came.</summary>
public sealed class SessionReleaseTests
{
    private static readonly ReleaseKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly LiveSessionId Session = new("everyday.20261201");
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 13, 0, 0, TimeSpan.Zero);
    private static readonly UnitId Function = new("f");
    private static readonly EndedSession Ended = new(Function, [new("host")], Now.AddHours(-1));

    private static readonly UnitId[] Teams = [.. Enumerable.Range(0, 3).SelectMany(d => Enumerable.Range(0, 3).Select(t => Function.Inside($"d{d}").Inside($"t{t}")))];

    /// <summary>People of a function with teams of any size, and who came.</summary>
    private static readonly Gen<(UnitId Unit, bool Came)[]> People =
        Gen.Select(Gen.Int[0, Teams.Length - 1], Gen.Bool, (team, came) => (Teams[team], came)).Array[0, 200];

    [Fact]
    public void Each_batch_has_ten_or_more_different_people_a_multiple_of_five_and_fewer_than_ten_are_left_over() => People.Sample(people =>
    {
        var release = Seal(people);
        var batches = release.Units.Select(unit => unit.Batch).OfType<Batch>().ToList();

        Assert.All(batches, batch => Assert.True(batch.Tokens.Length >= 10 && batch.Tokens.Length % 5 == 0));
        Assert.Equal(batches.Sum(batch => batch.Tokens.Length), batches.SelectMany(batch => batch.Tokens).Distinct().Count());
        Assert.InRange(people.Length - batches.Sum(batch => batch.Tokens.Length), 0, 9);
    });

    [Fact]
    public void Which_batches_there_are_and_who_is_in_them_does_not_hang_on_who_came() => Gen.Select(People, Gen.Int).Sample((people, seed) =>
    {
        var came = people.Select(person => person.Came).ToArray();
        new Random(seed).Shuffle(came);

        Assert.Equal(Shape(Seal(people)), Shape(Seal([.. people.Select((person, i) => (person.Unit, came[i]))])));
    });

    [Fact]
    public void A_figure_is_the_sum_of_the_units_below_and_of_its_own_batch_and_two_differ_by_whole_batches() => People.Sample(people =>
    {
        var release = Seal(people);
        foreach (var home in release.Units)
        {
            var below = release.Units.Where(unit => unit.Unit.SelfAndAbove().Skip(1).FirstOrDefault(above => release.Units.Any(known => known.Unit == above)) == home.Unit)
                .Aggregate(home.Batch?.Sum ?? ReleaseSum.Zero, (sum, unit) => sum + release.Of(unit.Unit)!.Sum);
            Assert.Equal(below, release.Of(home.Unit)!.Sum);
        }
    });

    [Fact]
    public void A_repeat_after_a_kill_gives_the_same_batches_and_the_same_roundings_in_whatever_order_people_are_asked() => Gen.Select(People, Gen.Int).Sample((people, seed) =>
    {
        var (homes, invited) = Invited(people);
        var shuffled = invited.ToArray();
        new Random(seed).Shuffle(shuffled);

        var (once, again) = (SessionRelease.Seal(Key, Session, Ended, homes, invited, Now), SessionRelease.Seal(Key, Session, Ended, homes, shuffled, Now));
        Assert.Equal(Json(once), Json(again));
    });

    [Fact]
    public void Counts_are_off_by_less_than_five_a_batch_and_right_on_average()
    {
        var error = 0L;
        for (var session = 0; session < 400; session++)
        {
            var (homes, invited) = Invited([.. Enumerable.Range(0, 20).Select(i => (Teams[0], i < 8))]);
            var sum = SessionRelease.Seal(Key, new($"s{session}.20261201"), Ended, homes, invited, Now).Of(Function)!.Sum;
            Assert.Contains(sum.Yes, new long[] { 5, 10 });
            error += sum.Yes - 8;
        }
        Assert.InRange(error / 400.0, -0.4, 0.4); // three standard deviations of 2.4 on the root of 400
    }

    [Fact]
    public void A_team_of_eight_is_counted_one_level_up_and_has_no_figure_of_its_own()
    {
        var release = Seal([.. Enumerable.Range(0, 60).Select(i => (i < 8 ? Teams[0] : i < 30 ? Teams[1] : Teams[3], i < 35))]);

        Assert.Null(AttendanceFigures.Of(release.Of(Teams[0])!));
        Assert.Equal(20, AttendanceFigures.Of(release.Of(Teams[1])!)!.Answered);
        Assert.Equal((60, 60), (AttendanceFigures.Of(release.Of(Function)!)!.Answered, release.Of(Function)!.Invited));
        Assert.Equal(release.Of(Function)!.Sum, release.Of(UnitId.Organisation)!.Sum);
        Assert.Null(release.Of(new("g")));
    }

    [Fact]
    public void A_share_is_shown_from_twenty_answers_on()
    {
        Assert.Null(AttendanceFigures.Of(Seal([.. Enumerable.Range(0, 19).Select(i => (Teams[0], i < 9))]).Of(Function)!)!.Share);
        Assert.NotNull(AttendanceFigures.Of(Seal([.. Enumerable.Range(0, 20).Select(i => (Teams[0], i < 9))]).Of(Function)!)!.Share);
    }

    [Fact]
    public void What_is_kept_names_nobody_and_says_of_nobody_whether_they_came() => People.Sample(people =>
    {
        var kept = Json(Seal(people));

        Assert.DoesNotContain("person-", kept, StringComparison.Ordinal);
        Assert.True(kept.Split("true").Length == 1 && kept.Split("false").Length == 1, kept);
    });

    [Fact]
    public void The_same_person_has_another_name_at_each_session() =>
        Assert.NotEqual(SessionRelease.TokenOf(Key, Session, new("mia")), SessionRelease.TokenOf(Key, new("everyday.20261215"), new("mia")));

    [Fact]
    public void What_was_ever_sealed_is_read_and_written_as_it_was()
    {
        const string Golden = """{"unit":"f","at":"2026-12-01T13:00:00+00:00","units":[{"unit":"f~d","invited":12,"minimumGroupSize":10,"batch":{"number":1,"tokens":["a","b"],"yes":5,"hours":0,"at":"2026-12-01T13:00:00+00:00"}},{"unit":"f","invited":14,"minimumGroupSize":10}]}""";

        Assert.Equal(Golden, Json(JsonSerializer.Deserialize<SessionRelease>(Golden, LedgerJson.Options)!));
    }

    private static SessionRelease Seal((UnitId Unit, bool Came)[] people)
    {
        var (homes, invited) = Invited(people);
        return SessionRelease.Seal(Key, Session, Ended, homes, invited, Now);
    }

    private static (IReadOnlyCollection<RosterUnit> Homes, IReadOnlyCollection<InvitedPerson> Invited) Invited((UnitId Unit, bool Came)[] people)
    {
        var roster = Roster.OfUnits(people.Select(person => person.Unit));
        return (roster.Homes(), [.. people.Index().Where(person => roster.HomeOf(person.Item.Unit) is not null)
            .Select(person => new InvitedPerson(new($"person-{person.Index}"), roster.HomeOf(person.Item.Unit)!.Value, person.Item.Came))]);
    }

    private static IEnumerable<string> Shape(SessionRelease release) =>
        release.Units.Select(unit => $"{unit.Unit} {unit.Invited} {string.Join(' ', unit.Batch?.Tokens ?? [])}");

    private static string Json(SessionRelease release) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(release, LedgerJson.Options));
}
