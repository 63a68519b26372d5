using System.Globalization;
using System.Net;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions.Attendances;
using Upskill.Testing;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>
/// Both silos of a live session are killed at once while people are there: what was noted of their stays before the kill counts, the time until they come back does not, and of who stays away what
/// was noted is left. It takes the minutes that it is about: who is chosen are people whose own moment of the five minutes is near.
/// </summary>
[Trait("Tier", "Long")]
[Trait("Waits", "Minutes")]
public sealed class StayKillTests
{
    private const int People = 4;
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(90), Latest = TimeSpan.FromSeconds(115), Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_minutes_before_a_kill_of_both_silos_count_and_the_time_until_people_come_back_does_not()
    {
        var (cluster, first, second) = await SessionCluster.Start();
        await using var _ = cluster;
        var session = await SessionCluster.Plan(first.Address);
        await using var host = await Attendee.SignIn(first.Address, SessionCluster.Owner, session);
        Assert.Null(await host.Send("beginning"));
        var people = await Gather(session, first.Address, second.Address);
        await Task.WhenAll(people.Select(person => person.Attendee.Connect()));
        await Until.True(async () => (await Pages(people)).All(page => page.Contains(", noted until ", StringComparison.Ordinal)), "nobody noted that they are there still", Patience);
        var noted = DateTimeOffset.UtcNow;
        Assert.All(await Pages(people), page => Assert.Contains("<b>1 min</b>", page, StringComparison.Ordinal));

        await Task.WhenAll(first.Kill(), second.Kill());
        var third = await cluster.Silo();
        foreach (var one in people.Select(person => person.Attendee).Append(host))
            one.Visitor.Address = third.Address;
        await Until.True(() => Task.FromResult(DateTimeOffset.UtcNow - noted > PresentPeople.Reconnect), "time does not pass", Patience); // who comes back sooner was not away
        var (back, away) = (people[..(People / 2)], people[(People / 2)..]);
        foreach (var (attendee, _) in back)
        {
            await attendee.Disconnect();
            await attendee.Connect();
        }
        await Until.True(async () => (await Pages(back)).All(page => page.Contains("; Since ", StringComparison.Ordinal)), "nobody noted that they came again");
        Assert.Null(await host.Send("ending"));
        await Until.True(async () => (await Pages(back)).All(page => !page.Contains("Since ", StringComparison.Ordinal)), "nobody noted that they went", TimeSpan.FromMinutes(1));

        Assert.All(await Pages(people), page => Assert.Contains("<b>1 min</b>", page, StringComparison.Ordinal));
        Assert.All(await Pages(away), page => Assert.Contains(", noted until ", page, StringComparison.Ordinal));
        foreach (var (attendee, _) in people)
            await attendee.DisposeAsync();
    }

    private static Task<string[]> Pages(IEnumerable<(Attendee Attendee, string Id)> people) => Task.WhenAll(people.Select(person => person.Attendee.Visitor.Page("/sessions/attendance")));

    /// <summary>People of the function, every other one on the other silo, of whom it is noted soon, but more than a minute from now, that they are there still.</summary>
    private static async Task<List<(Attendee Attendee, string Id)>> Gather(LiveSessionId session, Uri one, Uri other)
    {
        var gathered = new List<(Attendee, string)>();
        var now = DateTimeOffset.UtcNow;
        foreach (var person in Enumerable.Range(1, 1_200).Select(number => string.Create(CultureInfo.InvariantCulture, $"sample-{number:0000}"))
            .Where(person => PresentPeople.NextNote(new(person), now) - now is var wait && wait > Soonest && wait < Latest))
        {
            var attendee = await Attendee.SignIn(gathered.Count % 2 == 0 ? one : other, person, session);
            using var page = await attendee.Visitor.Http.GetAsync(attendee.Api("view"));
            if (page.StatusCode is HttpStatusCode.OK && person != SessionCluster.Owner)
                gathered.Add((attendee, person));
            else
                await attendee.DisposeAsync();
            if (gathered.Count == People)
                return gathered;
        }
        throw new InvalidOperationException($"Only {gathered.Count} people of the function have their moment soon.");
    }
}
