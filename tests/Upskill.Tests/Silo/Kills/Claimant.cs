using System.Globalization;
using System.Net;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.Silo.Kills;

/// <summary>Somebody who corrects their hours of this week over and over, over HTTP: each correction with an id of its own, sent again with the same id until it is acknowledged. Claim N says N minutes.</summary>
internal sealed class Claimant(string person) : IDisposable
{
    private static readonly WeekId ThisWeek = WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow));
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(50), BetweenClaims = TimeSpan.FromMilliseconds(20);
    private WebVisitor visitor = null!;
    private string token = "";
    private string command = CommandId.New().Value;
    private int acknowledged;

    /// <summary>The person's id.</summary>
    public string Person => person;

    /// <summary>How many claims were acknowledged.</summary>
    public int Acknowledged => acknowledged;

    /// <summary>Signs in, once: cookie and token are good for every silo on the store, also after a restart.</summary>
    public async Task SignIn(Uri address)
    {
        visitor = await WebVisitor.SignIn(address, person);
        token = WebVisitor.Token(await visitor.Page($"/hours/{ThisWeek}"));
    }

    /// <summary>Goes on at another silo.</summary>
    public void GoOnAt(Uri address) => visitor.Address = address;

    /// <summary>Claims until it is told to stop; what is under way then stays with its id for the next time.</summary>
    public async Task Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Claim();
            await Task.Delay(BetweenClaims, CancellationToken.None);
        }
    }

    /// <summary>Sends what is under way until it is acknowledged.</summary>
    public async Task Finish()
    {
        var before = acknowledged;
        while (acknowledged == before)
            await Claim();
    }

    /// <summary>Nothing that was acknowledged is lost, and nothing is there twice.</summary>
    public void AssertKept(HoursStanding standing)
    {
        if ((standing.Number, standing.Of(ThisWeek)?.NetMinutes) != (acknowledged, acknowledged))
            throw new InvalidOperationException($"{person}: {acknowledged} claims were acknowledged; {standing.Number} are kept, the last of {standing.Of(ThisWeek)?.NetMinutes} minutes.");
    }

    public void Dispose() => visitor?.Dispose();

    private async Task Claim()
    {
        try
        {
            using var answer = await visitor.PostForJson($"/api/time-saved/weeks/{ThisWeek}/claim", token,
                ("commandId", command), ("drafting-saved", (acknowledged + 1).ToString(CultureInfo.InvariantCulture)));
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                acknowledged++;
                command = CommandId.New().Value;
                return;
            }
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout))
                throw new InvalidOperationException($"{person}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception away) when (away is HttpRequestException or IOException or OperationCanceledException or TimeoutException)
        {
            // a process was killed: sent again
        }
        await Task.Delay(BeforeTryingAgain);
    }
}
