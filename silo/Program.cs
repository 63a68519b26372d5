using StackExchange.Redis;
using Upskill.Silo;
using Upskill.Silo.Verbs;

// Without a verb: the silo with its web edge. A sentence on the way to a start that cannot be is no crash: it is printed, and the exit code is 1.
try
{
    return args switch
    {
        ["verify-ledger", .. var rest] => await VerifyLedger.Run(rest),
        ["verify-figure", var path, .. var rest] => await VerifyFigure.Run(path, rest),
        ["check-programme", var path] => CheckProgramme.Run(path),
        ["backup", var path, .. var rest] => await Backup.Run(path, rest),
        ["restore", var path, .. var rest] => await Restore.Run(path, rest),
        ["move-store", .. var rest] => await MoveStore.Run(rest),
        ["store", var directory, .. var rest] => await RunStore.Run(directory, rest),
        _ => await UpskillSilo.Run(args),
    };
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
catch (Exception away) when (away is RedisException or RedisTimeoutException)
{
    await Console.Error.WriteLineAsync($"The store does not answer as it should: {away.Message}");
    return 1;
}
