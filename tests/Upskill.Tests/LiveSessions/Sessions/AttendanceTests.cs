using System.Collections.Immutable;
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
        var mine = After(PersonalAttendances.Nothing.Come(Coming(Noon)), PersonalAttendances.Nothing);
        Assert.Empty(mine.Come(Coming(Noon.AddMinutes(2))));
        Assert.Equal(0, mine.Of(session)!.Minutes); // still there

        mine = After(mine.Go(session, Noon.AddMinutes(10)), mine);
        Assert.Empty(mine.Go(session, Noon.AddMinutes(11)));
        Assert.Empty(mine.Stay(session, Noon.AddMinutes(11)));
        mine = After(mine.Come(Coming(Noon.AddMinutes(20))), mine);
        mine = After(mine.Go(session, Noon.AddMinutes(45)), mine);

        Assert.Equal((2, 35), (mine.Of(session)!.Stays.Length, mine.Of(session)!.Minutes));
    }

    [Fact]
    public void A_stay_without_an_end_counts_up_to_where_it_was_last_noted_and_who_comes_again_was_away_since_then()
    {
        var session = SessionAtWork.Plan.Id;
        var mine = After(PersonalAttendances.Nothing.Come(Coming(Noon)), PersonalAttendances.Nothing);
        mine = After(mine.Stay(session, Noon.AddMinutes(4)), mine);
        mine = After(mine.Stay(session, Noon.AddMinutes(9)), mine);
        Assert.Empty(mine.Stay(session, Noon.AddMinutes(9)));
        Assert.Equal((Noon.AddMinutes(9), 9), (Assert.Single(mine.Of(session)!.Stays).KnownUntil, mine.Of(session)!.Minutes));
        Assert.Empty(mine.Come(Coming(Noon.AddMinutes(11)))); // so soon after it that they were not away

        var killed = After(mine.Come(Coming(Noon.AddMinutes(30))), mine);
        Assert.Equal(9, killed.Of(session)!.Minutes);
        killed = After(killed.Stay(session, Noon.AddMinutes(34)), killed);
        Assert.Equal(9 + 4, killed.Of(session)!.Minutes);
        killed = After(killed.Go(session, Noon.AddMinutes(40)), killed);
        Assert.Equal([(Noon, Noon.AddMinutes(9)), (Noon.AddMinutes(30), Noon.AddMinutes(40))], killed.Of(session)!.Stays.Select(stay => (stay.From, stay.Until!.Value)));
        Assert.Equal(9 + 10, killed.Of(session)!.Minutes);
    }

    [Fact]
    public void A_stay_that_was_never_noted_again_counts_for_nothing_and_no_stay_ends_before_it_was_last_noted()
    {
        var session = SessionAtWork.Plan.Id;
        var mine = After(PersonalAttendances.Nothing.Come(Coming(Noon)), PersonalAttendances.Nothing);
        Assert.Equal(0, After(mine.Come(Coming(Noon.AddMinutes(30))), mine).Of(session)!.Minutes);

        mine = After(mine.Stay(session, Noon.AddMinutes(5)), mine);
        Assert.Equal([new AttendanceFact.Went(session, Noon.AddMinutes(5))], mine.Go(session, Noon.AddMinutes(4)).AsEnumerable());
    }

    [Fact]
    public void It_is_noted_of_each_person_every_five_minutes_that_they_are_here_and_of_five_thousand_never_at_once()
    {
        var here = Enumerable.Range(0, 5_000).Select(i => new PersonId($"p{i}")).ToImmutableHashSet();
        var people = here.Aggregate(PresentPeople.Nobody, (all, person) => all.Come(person, Noon));
        var noted = new List<(int Second, PersonId Person)>();
        for (var second = 1; second <= 600; second++)
        {
            var now = Noon.AddSeconds(second);
            var due = people.Due(here, now).ToList();
            noted.AddRange(due.Select(person => (second, person)));
            people = due.Aggregate(people, (all, person) => all.Come(person, now));
        }
        Assert.All(noted.GroupBy(one => one.Person), own => Assert.Equal([300], own.Zip(own.Skip(1), (one, next) => next.Second - one.Second)));
        Assert.Equal(2 * here.Count, noted.Count);
        Assert.InRange(noted.CountBy(one => one.Second).Max(second => second.Value), 5_000 / 300, 3 * 5_000 / 300);
    }

    [Fact]
    public void Of_who_is_not_here_at_their_moment_it_is_noted_once_they_are()
    {
        var people = PresentPeople.Nobody.Come(Mia, Noon);
        var due = PresentPeople.NextNote(Mia, Noon);
        Assert.InRange(due, Noon.AddTicks(1), Noon + PresentPeople.BetweenNotes);
        Assert.Equal(due, PresentPeople.NextNote(Mia, due.AddTicks(-1)));
        Assert.Equal(due + PresentPeople.BetweenNotes, PresentPeople.NextNote(Mia, due));
        Assert.Empty(people.Due([Mia], due.AddTicks(-1)));
        Assert.Empty(people.Due([Tom], due));
        Assert.Equal([Mia], people.Due([Mia, Tom], due.AddSeconds(20)));
    }

    private static ComeToSession Coming(DateTimeOffset at) => new(SessionAtWork.Plan.Id, new("alpha"), "Everyday AI", null, at);

    private static PersonalAttendances After(ImmutableArray<AttendanceFact> facts, PersonalAttendances before) => facts.Aggregate(before, (mine, fact) => mine.With(fact));
}
