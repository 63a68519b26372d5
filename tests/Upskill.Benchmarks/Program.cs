using Upskill.Benchmarks;
using Upskill.Benchmarks.Chat;
using Upskill.Benchmarks.Connections;
using Upskill.Benchmarks.Pages;

// Each figure that we claim is a verb here: a short table for people, and with --json one JSON object as the last line.
var asked = new Asked(args);
return asked.Verb switch
{
    "start" => await StartVerb.Run(asked),
    "import" => await ImportVerb.Run(asked),
    "claims" => await ClaimsVerb.Run(asked),
    "dashboard" => await DashboardVerb.Run(asked),
    "attack" => AttackVerb.Run(asked),
    "journal" => await JournalVerb.Run(asked),
    "draw" => DrawVerb.Run(asked),
    "chat" => await ChatVerb.Run(asked),
    "session" => await SessionVerb.Run(asked),
    "simulate" => await SimulateVerb.Run(asked),
    "pages" => await PagesVerb.Run(asked),
    "connections" => await ConnectionsVerb.Run(asked),
    "silos" => await SilosVerb.Run(asked),
    "hour" => await HourVerb.Run(asked),
    "copies" => await CopiesVerb.Run(asked),
    "coach" => CoachVerb.Run(asked),
    "pure" => PureVerb.Run(asked),
    "guard" => GuardVerb.Run(asked),
    "all" => await AllVerb.Run(asked),
    // Processes that verbs start.
    BareChat.Verb => await BareChat.Run(),
    BareFile.Verb => await BareFile.Run(asked),
    BareConnections.Verb => await BareConnections.Run(),
    MeasuredSilo.Verb => await MeasuredSilo.Run(asked),
    Crowd.Verb => await Crowd.Run(asked),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        Usage: dotnet run -c Release --project tests/Upskill.Benchmarks -- VERB [--json] [--short]
          start        seconds from the start of the built silo to its first answer, fresh and after a SIGKILL, and its memory
          import       100,000 people read from a file, placed and enrolled; beside reading the file alone
          claims       weekly claims stored, by grain beside raw appends and by HTTP beside an empty request
          dashboard    reading, pushing and recovering the figures of 100,000 learners, beside reading those of 1,000
          attack       what can be worked out about a person from all released figures, and from those of three servers that only look careful
          journal      what an append costs at entry 10 and at entry 100,000
          draw         26 rounds of tens among 150 people beside a plain shuffle; 100,000 people within their functions
          chat         200 groups of ten talk, beside a bare server that pushes the same and stores nothing
          session      one live session of 5,000, one question and 50 upvotes a second
          simulate     a company is played through the web edge: [--people 1200] [--weeks 6] [--seed 1]
          pages        200 people click through the pages that their first page links to, beside a static file of the same size
          connections  20,000 open hub connections: bytes each, and a push to all, beside a bare hub
          silos        messages and claims on one, two and three silo processes on one store, and what is lost when one is killed
          hour         a company is played on three silos on a Redis server: whether memory comes to a plateau
          copies       a checkpoint, a backup and a restore of a company of 100,000, and how long somebody who claims hours waits meanwhile; with --redis on a Redis server
          coach        whether the coach's verdict on a prompt stays the same, whatever a model says and whatever is padded
          pure         the draw, the roll-up, a release, an entry of the ledger and the guard, by BenchmarkDotNet
          guard        what the data guard finds of 1,000 canaries and of 20,000 ordinary texts, and what a look costs
          all          a short form of each, in under ten minutes
        """);
    return 2;
}
