namespace Upskill.BrowserTests;

/// <summary>Who in the sample organisation plays which part; nobody learns in two journeys.</summary>
internal static class People
{
    /// <summary>Leads the function Regulatory Affairs.</summary>
    public const string HeadOfRegulatory = "sample-0513";

    public const string Owner = "sample-0004", Auditor = "sample-0068", Operator = "sample-0750";

    /// <summary>Of Regulatory Affairs, where one person is in no department.</summary>
    public const string Champion = "sample-0299";

    /// <summary>The others of Regulatory Affairs; of a group there, one at least has no line to anybody.</summary>
    public static readonly IReadOnlyCollection<string> OtherChampions = ["sample-0543", "sample-0551", "sample-0612", "sample-0636", "sample-0671"];

    // All of Regulatory Affairs, and none of them reads German: two modules are there in it.
    public const string WholeModule = "sample-0041", LeavesInTheMiddle = "sample-0057", LosesConnection = "sample-0064",
        ClosesWhileOffline = "sample-0003", IsWatched = "sample-0023", TwoScreens = "sample-0072", WithoutScript = "sample-0028",
        DoubleClicks = "sample-0147", DoubleClicksWithoutScript = "sample-0107", TwoTabs = "sample-0112", Killed = "sample-0124",
        OnHerPhone = "sample-0125", FirstPage = "sample-0126", SignsOut = "sample-0133", LeavesTheTablet = "sample-0136",
        TakesTheTablet = "sample-0196", AnswersOnAPhone = "sample-0141", OtherLanguage = "sample-0116", WholeByKeyboard = "sample-0157", WholeOnAPhone = "sample-0044";

    /// <summary>Reads German.</summary>
    public const string German = "sample-0102";

    /// <summary>Have learnt what the catalogue of pages shows.</summary>
    public const string Beginner = "sample-0098", HalfWay = "sample-0134", Finished = "sample-0255";

    /// <summary>Those whose progress a journey counts on.</summary>
    public static readonly IReadOnlyCollection<string> Learners =
    [
        WholeModule, LeavesInTheMiddle, LosesConnection, ClosesWhileOffline, IsWatched, TwoScreens, WithoutScript, DoubleClicks,
        DoubleClicksWithoutScript, TwoTabs, Killed, OnHerPhone, FirstPage, SignsOut,
        LeavesTheTablet, TakesTheTablet, AnswersOnAPhone, OtherLanguage, WholeByKeyboard, WholeOnAPhone, Beginner, HalfWay, Finished,
    ];

    /// <summary>In whose function nobody else starts rounds, and a colleague there.</summary>
    public const string ChampionOfCommercial = "sample-0002", InCommercial = "sample-0058";

    /// <summary>Of Commercial; opted in, so that they are one group.</summary>
    public static readonly IReadOnlyList<string> Talkers = ["sample-0080", "sample-0658", "sample-1117", "sample-0539"];

    /// <summary>Whom an owner excuses.</summary>
    public const string Excused = "sample-0902";

    /// <summary>Type their hours.</summary>
    public const string NeverClaimed = "sample-0905", Claims = "sample-0906", ClaimsOnAPhone = "sample-0907", ClaimsWithoutScript = "sample-0908", MistypesHours = "sample-0909";

    /// <summary>Of Research, where no journey plans a live session.</summary>
    public const string NothingPlanned = "sample-0026";

    /// <summary>Whom an owner puts into a cohort.</summary>
    public const string InCohort = "sample-0903", InCohortToo = "sample-0904";
}
