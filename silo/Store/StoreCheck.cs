using System.Net;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>Asks a store how durable it is set, before anything is begun on it.</summary>
internal static class StoreCheck
{
    /// <summary>A store that is starting, too, or loading what it has kept is waited for so long.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>What the store says of itself; of several, what the worst of them says.</summary>
    /// <param name="options">How to connect.</param>
    /// <param name="patience">How long a store that does not answer is waited for; half a minute where nothing is said.</param>
    /// <exception cref="StartRefusedException">It does not answer, does not let this process in, or no silo may start on it.</exception>
    public static StoreDurability Demand(ConfigurationOptions options, TimeSpan? patience = null)
    {
        using var connection = Connect(options, patience ?? LongestWait);
        var asked = connection.GetServers().Where(server => server.IsConnected).ToList();
        var primaries = asked.Where(server => !server.IsReplica).ToList();
        var worst = (primaries.Count > 0 ? primaries : asked).Select(server => StoreDurability.Of(Ask(server))).MaxBy(durability => durability.Standing)!;
        return worst.Standing is StoreStanding.Unfit ? throw new StartRefusedException(worst.Sentence) : worst;
    }

    private static ConnectionMultiplexer Connect(ConfigurationOptions options, TimeSpan patience)
    {
        var once = options.Clone();
        once.AbortOnConnectFail = true;
        once.ConnectRetry = 1; // the loop below tries again
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                var connection = ConnectionMultiplexer.Connect(once);
                _ = connection.GetDatabase().Ping(); // refused while it loads
                return connection;
            }
            catch (Exception away) when (away is RedisException or TimeoutException)
            {
                if (IsRefused(away))
                    throw new StartRefusedException($"The store at {Where(options)} does not let this process in: see user and password in ConnectionStrings:redis.", away);
                if (Environment.TickCount64 > until)
                    throw new StartRefusedException($"The store at {Where(options)} did not answer within {patience.TotalSeconds:0} seconds: see ConnectionStrings:redis, and whether it runs.", away);
                Thread.Sleep(BetweenTries);
            }
        }
    }

    private static StoreSettings Ask(IServer server)
    {
        var settings = StoreSettings.Read((string?)server.Execute("INFO", "everything") ?? "", Config(server));
        // Garnet is not asked for scripts: it is known by its command, and answers nothing to one of two who are the first to run the same script at once.
        return settings with { KnowsAppend = settings.IsGarnet && Knows(server, Journal.AppendCommand), RunsScripts = settings.IsReplica || settings.IsGarnet || Runs(server) };
    }

    /// <summary>Managed stores do not answer this one: then what <c>INFO</c> says decides.</summary>
    private static Dictionary<string, string> Config(IServer server)
    {
        var config = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "appendonly", "appendfsync", "maxmemory-policy", "save" })
        {
            try
            {
                if ((RedisValue[]?)server.Execute("CONFIG", "GET", name) is [var said, var value])
                    config[said.ToString()] = value.ToString();
            }
            catch (RedisServerException)
            {
                // not for this user, or not of this store
            }
        }
        return config;
    }

    private static bool Knows(IServer server, string command)
    {
        try
        {
            server.Execute(command);
            return true;
        }
        catch (RedisServerException no)
        {
            return !no.Message.Contains("unknown command", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool Runs(IServer server)
    {
        try
        {
            return (long?)server.Execute("EVAL", "return 1", "0") == 1;
        }
        catch (RedisServerException)
        {
            return false;
        }
    }

    private static bool IsRefused(Exception away) =>
        away is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
        || away.Message.Contains("NOAUTH", StringComparison.Ordinal) || away.Message.Contains("WRONGPASS", StringComparison.Ordinal);

    /// <summary>Without the password.</summary>
    private static string Where(ConfigurationOptions options) => string.Join(", ", options.EndPoints.Select(end => end is DnsEndPoint named ? $"{named.Host}:{named.Port}" : $"{end}"));
}
