using Upskill.Simulation.Lessons;

namespace Upskill.Simulation.People;

/// <summary>How far somebody comes.</summary>
public enum Perseverance
{
    /// <summary>They never open the first module.</summary>
    NeverStarts,
    /// <summary>They stop after a module and do not come back.</summary>
    DropsOut,
    /// <summary>They begin weeks after the others and go on to the end.</summary>
    ComesLate,
    /// <summary>They go on from the first week to the end.</summary>
    GoesOn,
}

/// <summary>What somebody is like: drawn once, from the seed and their id alone. Pure. Shares are those of the whole company; `README.md` says why these.</summary>
public sealed record Persona
{
    private const double NeverStart = 0.12, DropOut = 0.18, ComeLate = 0.15;
    private const int LateFromDay = 15, LateToDay = 25, FirstDays = 7;

    /// <summary>How far they come.</summary>
    public required Perseverance Perseverance { get; init; }

    /// <summary>Modules that they finish if time allows.</summary>
    public required int Modules { get; init; }

    /// <summary>Days from the beginning until they begin.</summary>
    public required int BeginsAfterDays { get; init; }

    /// <summary>Days from one module to the next.</summary>
    public required int DaysPerModule { get; init; }

    /// <summary>Share of questions that they answer right at their first attempt.</summary>
    public required double Accuracy { get; init; }

    /// <summary>They learn on a phone: in shorter sittings, also in the evening.</summary>
    public required bool OnPhone { get; init; }

    /// <summary>Share of weeks that they claim hours for; 0 of who never does.</summary>
    public required double Claims { get; init; }

    /// <summary>Minutes that AI saves them in a week before they finished anything.</summary>
    public required int SavedAtFirst { get; init; }

    /// <summary>Minutes more with each module finished.</summary>
    public required int SavedPerModule { get; init; }

    /// <summary>AI costs them more time than it saves.</summary>
    public required bool GetsSlower { get; init; }

    /// <summary>They give the baseline; others would rather not.</summary>
    public required bool GivesBaseline { get; init; }

    /// <summary>They answer pulse surveys.</summary>
    public required bool AnswersPulse { get; init; }

    /// <summary>They want to be in peer groups.</summary>
    public required bool WantsPeers { get; init; }

    /// <summary>Messages that they write in a round.</summary>
    public required int Talks { get; init; }

    /// <summary>They come to live sessions.</summary>
    public required bool ComesToSessions { get; init; }

    /// <summary>A week of holiday that HR does not know of, counted from 0; null for none.</summary>
    public required int? HolidayWeek { get; init; }

    /// <summary>Draws somebody.</summary>
    /// <param name="seed">Of the company.</param>
    /// <param name="colleague">Whom.</param>
    /// <param name="lessons">Modules that there are.</param>
    /// <param name="weeks">Weeks that are played.</param>
    public static Persona Of(int seed, Colleague colleague, Curriculum lessons, int weeks)
    {
        var chance = new Chance(seed, $"persona/{colleague.Id}");
        // Whoever runs a round or a series knows what they talk about.
        var how = colleague.ChampionOf is not null ? Perseverance.GoesOn : HowFar(chance.Share());
        var starts = how is not Perseverance.NeverStarts;
        var count = lessons.Modules.Length;
        return new()
        {
            Perseverance = how,
            Modules = how switch { Perseverance.NeverStarts => 0, Perseverance.DropsOut => chance.Between(0, count / 2), _ => count },
            BeginsAfterDays = how is Perseverance.ComesLate ? chance.Between(LateFromDay, LateToDay) : chance.Below(FirstDays),
            DaysPerModule = chance.Between(2, 8),
            Accuracy = 0.6 + (0.38 * chance.Share()),
            OnPhone = chance.Is(0.25),
            Claims = starts && chance.Is(0.7) ? 0.6 + (0.4 * chance.Share()) : 0,
            SavedAtFirst = chance.Between(0, 40),
            SavedPerModule = chance.Between(10, 70),
            GetsSlower = chance.Is(0.12),
            GivesBaseline = chance.Is(0.75),
            AnswersPulse = chance.Is(0.6),
            WantsPeers = starts && (colleague.ChampionOf is not null || chance.Is(0.6)),
            Talks = chance.Below(5),
            ComesToSessions = starts && chance.Is(0.35),
            HolidayWeek = chance.Is(0.15) ? chance.Below(weeks) : null,
        };
    }

    private static Perseverance HowFar(double share) => share switch
    {
        < NeverStart => Perseverance.NeverStarts,
        < NeverStart + DropOut => Perseverance.DropsOut,
        < NeverStart + DropOut + ComeLate => Perseverance.ComesLate,
        _ => Perseverance.GoesOn,
    };
}
