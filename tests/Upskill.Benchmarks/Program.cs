using Upskill.Benchmarks;
using Upskill.Benchmarks.Chat;

// Each figure that we claim is a verb here: a short table for people, and with --json one JSON object as the last line.
var json = args.Contains("--json");
return args.FirstOrDefault(argument => !argument.StartsWith('-')) switch
{
    "start" => await StartVerb.Run(json),
    "import" => await ImportVerb.Run(json),
    "claims" => await ClaimsVerb.Run(json),
    "dashboard" => await DashboardVerb.Run(json),
    "attack" => AttackVerb.Run(json),
    "journal" => await JournalVerb.Run(json),
    "draw" => DrawVerb.Run(json),
    "chat" => await ChatVerb.Run(json),
    "session" => await SessionVerb.Run(json),
    "simulate" => await SimulateVerb.Run(args, json),
    BareChat.Verb => await BareChat.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        Usage: dotnet run -c Release --project tests/Upskill.Benchmarks -- VERB [--json]
          start      seconds from the start of the built silo to its first answer, fresh and after a SIGKILL, and its memory
          import     100,000 people read from a file, placed and enrolled; beside reading the file alone
          claims     weekly claims stored, by grain beside raw appends and by HTTP beside an empty request
          dashboard  reading, pushing and recovering the figures of 100,000 learners, beside reading those of 1,000
          attack     what can be worked out about a person from all released figures, and from those of three servers that only look careful
          journal    what an append costs at entry 10 and at entry 100,000
          draw       26 rounds of tens among 150 people beside a plain shuffle; 100,000 people within their functions
          chat       200 groups of ten talk, beside a bare server that pushes the same and stores nothing
          session    one live session of 5,000, one question and 50 upvotes a second
          simulate   a company is played through the web edge: [--people 1200] [--weeks 6] [--seed 1]
        """);
    return 2;
}
