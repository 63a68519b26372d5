using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions.Push;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>However much happens, few pushes.</summary>
public sealed class SessionPushTests
{
    private static readonly DateTimeOffset Now = SessionAtWork.Noon;
    private readonly SessionPushes pushes = new(0, Now);

    [Fact]
    public void A_thousand_votes_a_second_are_four_pushes_to_attendees_and_one_to_hosts_and_each_holds_all_since_the_last()
    {
        var (told, hosts, number) = (new List<(long From, long To)>(), 0, 0L);
        for (var beat = 0; beat < 8; beat++)
        {
            number += 250;
            var due = pushes.Next(number, 0, 150, Now);
            if (due.Attendees is { } from)
                told.Add((from, number));
            hosts += due.Hosts ? 1 : 0;
        }
        Assert.Equal(8, told.Count); // in two seconds
        Assert.Equal(2, hosts);
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    }

    [Fact]
    public void Where_there_are_very_many_they_are_told_twice_a_second_and_where_nothing_happens_nobody_is_told_until_the_pulse()
    {
        pushes.Next(0, 0, 0, Now);
        Assert.Equal(4, Enumerable.Range(1, 8).Count(number => pushes.Next(number, 0, 5_000, Now).Attendees is not null));
        pushes.Next(8, 0, 5_000, Now);
        pushes.Next(8, 0, 5_000, Now);
        var beats = Enumerable.Range(1, 120).Select(_ => pushes.Next(8, 0, 5_000, Now).Attendees).ToList();
        Assert.Equal([8L], beats.OfType<long>()); // once in thirty seconds
    }

    [Fact]
    public void Reactions_are_added_up_and_told_once_a_second()
    {
        for (var i = 0; i < 40; i++)
            pushes.React(LiveReaction.Applause);
        Assert.Equal(40, pushes.Next(0, 0, 0, Now).Reactions[(int)LiveReaction.Applause]);
        pushes.React(LiveReaction.Applause);
        for (var beat = 0; beat < 3; beat++)
            Assert.Equal(0, pushes.Next(0, 0, 0, Now).Reactions.Sum());
        Assert.Equal(1, pushes.Next(0, 0, 0, Now).Reactions.Sum());
    }

    [Fact]
    public void What_hosts_see_has_a_version_that_only_grows_also_after_a_restart()
    {
        var before = pushes.Version;
        pushes.OweHosts();
        Assert.True(pushes.Next(0, 0, 0, Now).Hosts);
        Assert.True(pushes.Version > before);
        Assert.True(new SessionPushes(0, Now.AddSeconds(1)).Version > pushes.Version);
    }
}
