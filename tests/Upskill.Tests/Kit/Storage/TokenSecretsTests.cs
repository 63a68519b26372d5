using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit.Storage;

public sealed class TokenSecretsTests
{
    private const string Subject = "group:1";

    [Fact]
    public void A_token_is_told_whose_it_is_among_those_who_are_asked_for_until_the_secret_is_destroyed()
    {
        using var secrets = new TokenSecrets(new KeysInMemory(), TimeProvider.System);
        secrets.Make([Subject]);
        var token = secrets.TokenOf(Subject, new("mia"))!;

        Assert.Equal([token, secrets.TokenOf(Subject, new("max"))!], secrets.TokensOf(Subject, [new("mia"), new("max")]));
        Assert.Equal(new PersonId("mia"), secrets.PersonOf(Subject, token, [new("max"), new("mia")]));
        Assert.Null(secrets.PersonOf(Subject, token, [new("max")]));
        secrets.Destroy(Subject);
        Assert.Null(secrets.PersonOf(Subject, token, [new("max"), new("mia")]));
    }

    [Fact]
    public void A_secret_that_another_process_destroyed_is_known_here_for_five_seconds_at_most()
    {
        var (keys, five) = (new KeysInMemory(), new Timers(TimeSpan.FromSeconds(5)));
        using var here = new TokenSecrets(keys, five);
        using var elsewhere = new TokenSecrets(keys, TimeProvider.System);
        here.Make([Subject]);
        Assert.NotNull(here.TokenOf(Subject, new("mia")));
        elsewhere.Destroy(Subject);

        five.Pass();

        Assert.Null(here.TokenOf(Subject, new("mia")));
    }

    /// <summary>Timers that come again after this time or sooner, each of which strikes when it passes.</summary>
    private sealed class Timers(TimeSpan longest) : TimeProvider
    {
        private readonly List<Action> strike = [];

        public void Pass() => strike.ForEach(struck => struck());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime <= longest && period <= longest)
                strike.Add(() => callback(state));
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
