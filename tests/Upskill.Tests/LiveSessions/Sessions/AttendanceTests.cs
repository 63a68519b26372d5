using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions.Attendances;

namespace Upskill.Tests.LiveSessions.Sessions;

public sealed class AttendanceTests
{
    private static readonly DateTimeOffset Noon = SessionAtWork.Noon;
    private static readonly PersonId Mia = new("mia"), Tom = new("tom");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    [InlineData(14, 10)]
    [InlineData(15, 20)]
    [InlineData(149, 150)]
    public void While_it_runs_everybody_knows_a_number_of_tens_and_nothing_below_ten(int people, int about) => Assert.Equal(about, About.Of(people));

    [Fact]
    public void Who_is_back_within_two_minutes_was_not_away_and_who_is_not_left_when_last_seen()
    {
        var people = PresentPeople.Nobody.With("s", [Mia, Tom], Noon);
        Assert.Equal([Mia, Tom], people.New(people.At(Noon)).OrderBy(person => person.Value, StringComparer.Ordinal));
        people = people.Come(Mia, Noon).Come(Tom, Noon);
        people = people.With("s", [Tom], Noon.AddMinutes(1)).Seen([Tom], Noon.AddMinutes(1));
        Assert.Empty(people.Gone(Noon.AddMinutes(2)));
        Assert.Empty(people.New([Mia, Tom]));

        var gone = Assert.Single(people.Gone(Noon.AddMinutes(2).AddSeconds(1)));
        Assert.Equal((Mia, Noon), (gone.Key, gone.Value));
    }

    [Fact]
    public void Who_has_two_connections_on_two_servers_is_one_and_a_server_that_says_nothing_more_is_gone()
    {
        var people = PresentPeople.Nobody.With("s", [Mia], Noon).With("t", [Mia, Tom], Noon.AddSeconds(60));
        Assert.Equal(2, people.At(Noon.AddSeconds(61)).Count);
        Assert.Equal(2, people.At(Noon.AddSeconds(100)).Count);
        Assert.Empty(people.At(Noon.AddSeconds(200)));
    }

    [Fact]
    public void Without_script_one_is_here_from_a_word_to_a_word()
    {
        var people = PresentPeople.Nobody with { Said = [Mia] };
        Assert.Equal([Mia], people.At(Noon.AddHours(1)));
    }

    [Fact]
    public void A_persons_record_holds_each_stay_and_a_repeat_changes_nothing()
    {
        var session = SessionAtWork.Plan.Id;
        ComeToSession come = new(session, new("alpha"), "Everyday AI", null, Noon);
        var mine = PersonalAttendances.Nothing.With(PersonalAttendances.Nothing.Come(come)!);
        Assert.Null(mine.Come(come with { At = Noon.AddMinutes(3) }));
        Assert.Equal(0, mine.Of(session)!.Minutes); // still there

        mine = mine.With(mine.Go(session, Noon.AddMinutes(10))!);
        Assert.Null(mine.Go(session, Noon.AddMinutes(11)));
        mine = mine.With(mine.Come(come with { At = Noon.AddMinutes(20) })!);
        mine = mine.With(mine.Go(session, Noon.AddMinutes(45))!);

        Assert.Equal((2, 35), (mine.Of(session)!.Stays.Length, mine.Of(session)!.Minutes));
    }
}
