namespace Upskill.BrowserTests;

/// <summary>A page in one of its states.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Person">Who looks at it; null for somebody who is not signed in.</param>
/// <param name="Until">The screen that they have come to; null where they have finished the programme.</param>
internal sealed record View(string Path, string? Person = null, string? Until = EveryPage.Nothing)
{
    /// <summary>What they do there before it is looked at.</summary>
    public Func<IPage, Task> Then { get; init; } = _ => Task.CompletedTask;

    /// <summary>What is there when all went well.</summary>
    public string Holds { get; init; } = "h1";

    /// <summary>The console error that belongs to it.</summary>
    public string? Expects { get; init; }

    /// <summary>True of what there is on narrow windows only.</summary>
    public bool IsNarrow { get; init; }
}

/// <summary>Every page of the product, in the states that look different.</summary>
internal static partial class EveryPage
{
    /// <summary>Has not begun.</summary>
    public const string Nothing = "what-a-prompt-is";

    private const string Drill = "/modules/you-are-the-last-check/catch-words";

    private static readonly Dictionary<string, View> Views = new()
    {
        ["signing in"] = new(Pages.SignIn),
        ["looking for somebody to sign in as"] = new(Pages.SignIn + "?query=labelling") { Holds = "#found form" },
        ["signed out"] = new("/signed-out?here=1") { Holds = "a[href^='/sign-in']" },
        ["home, before the beginning"] = new("/", People.Beginner) { Holds = "#next" },
        ["home, half-way"] = new("/", People.HalfWay, PromptingForWork.FirstCheck) { Holds = "progress" },
        ["home, finished"] = new("/", People.Finished, null) { Holds = "text=Nothing is left to do" },
        ["home, with the person's menu"] = new("/", People.Beginner)
        {
            Then = page => page.Locator("[popovertarget=person-menu]").ClickAsync(),
            Holds = "#person-menu:popover-open",
        },
        ["home, with the main menu"] = new("/", People.Owner)
        {
            IsNarrow = true,
            Then = page => page.Locator("[popovertarget=main-navigation]").ClickAsync(),
            Holds = "#main-navigation:popover-open",
        },
        ["what the coach costs, before anything was asked"] = new("/coaching/cost", People.Owner) { Holds = "#none" },
        ["operations, as an operator"] = new("/operations", People.Operator) { Holds = "#silos" },
        ["operations, as an owner"] = new("/operations", People.Owner) { Holds = "#store" },
        ["modules"] = new("/modules", People.HalfWay, PromptingForWork.FirstCheck) { Holds = "progress" },
        ["modules, finished"] = new("/modules", People.Finished, null) { Holds = "text=Completed on" },
        ["a reading"] = new(Pages.Screen("six-parts"), People.Beginner) { Holds = "[data-next]" },
        ["a reading in German"] = new(Pages.Screen("six-parts"), People.German) { Holds = ":is(h1[lang=de], [lang=de] h1)" },
        ["a drill in German"] = new(Drill, People.German) { Holds = ":is(h1[lang=de], [lang=de] h1)" },
        ["a reading, with all screens"] = new(Pages.Screen("six-parts"), People.HalfWay, PromptingForWork.FirstCheck)
        {
            IsNarrow = true,
            Then = page => page.Follow("All screens"),
            Holds = "#outline:popover-open",
        },
        ["the check, with an open question"] = new(Pages.Screen(PromptingForWork.FirstCheck), People.Beginner)
        {
            Holds = "input[name=choice]",
        },
        ["the check, with the reasons of the last answer"] = new(Pages.Screen(PromptingForWork.LastCheck), People.HalfWay, PromptingForWork.FirstCheck)
        {
            Then = AnswerWrongly,
            Holds = "section[aria-labelledby=last]",
        },
        ["the check, passed, with all reasons"] = new(Pages.Screen(PromptingForWork.LastCheck), People.Finished, null)
        {
            Holds = "#result",
        },
        ["the check, with an answer that was refused"] = new(Pages.Screen(PromptingForWork.FirstCheck), People.Beginner)
        {
            Then = page => page.SendAnswer.ClickAsync(),
            Holds = "[data-problem]:not([hidden])",
            Expects = "409 (Conflict)",
        },
        ["the scenario, at its beginning"] = new(Pages.Screen(PromptingForWork.Scenario), People.Beginner) { Holds = "input[name=choice]" },
        ["the scenario, at its end"] = new(Pages.Screen(PromptingForWork.Scenario), People.Finished, null) { Holds = "#result" },
        ["the prompt exercise"] = new(Pages.Screen(PromptingForWork.Exercise), People.Beginner) { Holds = "textarea" },
        ["the prompt exercise, with worked examples"] = new(Pages.Screen(PromptingForWork.Exercise), People.Finished, null) { Holds = "blockquote.written" },
        ["the drill"] = new(Drill, People.Beginner) { Holds = ".passage" },
        ["the drill, with the reasons and what they point to"] = new(Drill, People.Finished, null) { Holds = "#source" },
        ["the check, with a question of order"] = new("/modules/you-are-the-last-check/check-the-whole", People.Beginner) { Holds = "button[form=reorder]" },
        ["the acknowledgement"] = new(Pages.Screen(PromptingForWork.Agreement) + "?language=en", People.Beginner) { Holds = "#signature" },
        ["the acknowledgement, before its language is chosen"] = new(Pages.Screen(PromptingForWork.Agreement), People.OtherLanguage)
        {
            Holds = "#which-language",
        },
        ["a reading that is not there in one's language"] = new(Pages.Screen("six-parts"), People.OtherLanguage) { Holds = "text=Choose another language" },
        ["the acknowledgement, signed"] = new(Pages.Screen(PromptingForWork.Agreement), People.Finished, null)
        {
            Holds = "text=Fingerprint of the text",
        },
        ["the tutor, before a question"] = new("/tutor/prompting-for-work", People.Beginner) { Holds = "#question" },
        ["the tutor, with an answer"] = new("/tutor/prompting-for-work", People.Beginner) { Then = page => AskTutor(page, "What are the six parts of a prompt?"), Holds = "#check-by-hand" },
        ["the tutor, who does not know"] = new("/tutor/prompting-for-work", People.German) { Then = page => AskTutor(page, "Wie wird das Wetter in Basel?"), Holds = "text=I do not know" },
        ["complete"] = new(PromptingForWork.Path + "/complete", People.Finished, null)
        {
            Holds = "text=Your evidence was written to the training ledger",
        },
        ["not complete yet"] = new(PromptingForWork.Path + "/complete", People.Beginner) { Holds = "text=Not complete yet" },
        ["adoption, the plot"] = new(Pages.Regulatory, People.HeadOfRegulatory) { Holds = "svg[data-live=plot]" },
        ["adoption, the table"] = new(Pages.Regulatory, People.HeadOfRegulatory)
        {
            Then = page => page.GetByLabel("Table").First.CheckAsync(),
            Holds = ".table-units",
        },
        ["adoption, with withheld parts"] = new(Pages.Regulatory, People.Champion)
        {
            Then = page => page.GetByLabel("Table").First.CheckAsync(),
            Holds = ".withheld",
        },
        ["adoption, all as tables"] = new(Pages.Regulatory + "?view=table", People.HeadOfRegulatory) { Holds = "th:has-text('Accountability') >> visible=true" },
        ["people"] = new("/people", People.Owner) { Holds = "text=Remove the sample organisation" },
        ["my record"] = new("/record", People.Finished, null) { Holds = "text=Module completed" },
        ["my hours, at the first visit"] = new("/hours", People.NeverClaimed) { Holds = "text=Skip this" },
        ["my hours, answered"] = new("/hours", People.Claims) { Then = ClaimHours, Holds = "text=Your hours for this week are in" },
        ["my hours, as a table"] = new("/hours", People.Claims)
        {
            Then = async page =>
            {
                await ClaimHours(page);
                await page.GetByLabel("Table").CheckAsync();
            },
            Holds = ".figure table",
        },
        ["my hours, with two mistakes"] = new("/hours", People.Claims) { Then = MistypeHours, Holds = "#drafting-checking-error", Expects = "422 (Unprocessable" },
        ["my hours, with two mistakes, without script"] = new("/hours", People.Claims)
        {
            Then = async page =>
            {
                await FillHoursWrongly(page);
                await page.EvaluateAsync("() => document.querySelector('form[action$=\"/claim\"]').submit()");
            },
            Holds = "text=2 things to put right",
            Expects = "422 (Unprocessable",
        },
        ["my week before"] = new("/hours/baseline", People.Claims) { Holds = "#already-saved" },
        ["calibration"] = new("/calibration", People.NeverClaimed) { Holds = "text=Draw my pair" },
        ["calibration, a pair drawn"] = new("/calibration", People.MistypesHours) { Then = DrawPair, Holds = "text=The time begins with the button" },
        ["calibration, an exercise that runs"] = new("/calibration", People.Claims) { Then = StartExercise, Holds = "blockquote" },
        ["calibration, an exercise in German"] = new("/calibration", People.German) { Then = StartExercise, Holds = "[lang=de] blockquote" },
        ["calibration, a pair dropped"] = new("/calibration", People.ClaimsWithoutScript) { Then = DropPair, Holds = "text=You dropped the last pair" },
        ["pulse survey"] = new("/pulse", People.NeverClaimed) { Holds = "text=Send my answers" },
        ["pulse survey, answered"] = new("/pulse", People.Claims) { Then = AnswerPulse, Holds = "text=Your answers are in" },
        ["a prompt exercise, with what the coach sees"] = new(Pages.Screen("write-one"), People.Finished, null) { Holds = "#observed-second" },
        ["marking for the coach"] = new("/coaching/marking", People.Owner) { Holds = "text=Marks count for rubric" },
        ["marking, the texts of an exercise"] = new("/coaching/marking/approved-tools/same-help-nobody-in-it", People.Owner) { Holds = "#a-s01" },
        ["questions, none reported"] = new("/questions", People.Owner) { Holds = "text=No question was reported" },
        ["my record, with the choice of a language"] = new("/record", People.OtherLanguage) { Holds = "#language-tag" },
        ["an auditor's search"] = new("/evidence?query=labelling", People.Auditor) { Holds = "#found li" },
        ["somebody's evidence"] = new("/evidence/" + People.Finished, People.Auditor) { Holds = "text=access log" },
        ["people, found"] = new("/people?query=labelling", People.Owner) { Holds = "#found li" },
        ["people, with the columns of a file"] = new("/people", People.Owner)
        {
            Then = page => page.Locator("summary").ClickAsync(),
            Holds = "text=ISO 3166",
        },
        ["somebody's roles"] = new("/people/" + People.Champion, People.Owner) { Holds = "text=granted by the product" },
        ["the programme"] = new("/programme", People.Owner) { Holds = "text=As the product came" },
        ["new content, with its changes"] = new("/programme", People.Owner) { Then = BringContent(AskAgain), Holds = "text=Publish it" },
        ["new content, with mistakes"] = new("/programme", People.Owner) { Then = BringContent(Spoilt), Holds = "text=to be mended" },
        ["a preview"] = new("/programme", People.Owner)
        {
            Then = async page =>
            {
                await BringContent(AskAgain)(page);
                await page.Locator("#preview ~ ol a, section[aria-labelledby=preview] a").First.ClickAsync();
            },
            Holds = "text=A preview: nothing is sent",
        },
        ["the reviews of a module, with one to be taken back"] = new("/programme/reviews/four-hours-a-week", People.Owner) { Then = Review, Holds = "text=Why it is taken back" },
        ["a first screen, with its review"] = new("/modules/four-hours-a-week/where-four-hours-come-from", People.Beginner) { Holds = "text=/Not yet reviewed|Reviewed by/" },
        ["approved tools and data rules"] = new("/data-rules", People.Beginner) { Holds = "text=No tool is approved by this page yet." },
        ["my people"] = new("/team", People.HeadOfRegulatory) { Holds = "text=Mandatory training" },
        ["somebody's people"] = new("/team/" + People.HeadOfRegulatory, People.Auditor) { Holds = "text=Mandatory training" },
        ["country rules"] = new("/people/countries", People.Owner) { Holds = "text=Switzerland" },
        ["the rules of a country"] = new("/people/countries/IS", People.Owner) { Holds = "text=Nothing was decided yet" },
        ["the rules of a country, with a version"] = new("/people/countries/NO", People.Owner) { Then = Decide, Holds = "text=Managers see groups only" },
        ["rounds"] = new("/rounds", People.Auditor),
        ["a round, before it is asked for"] = new("/rounds/new", People.Owner) { Holds = "#starters" },
        ["a round, committed to"] = new("/rounds/new", People.Champion) { Then = PrepareRound, Holds = "text=Your part of the seed" },
        ["a round, drawn"] = new("/rounds/new", People.Champion) { Then = DrawRound, Holds = "text=Verify this draw" },
        ["a round, discarded"] = new("/rounds/new", People.Champion) { Then = DiscardRound, Holds = "#discarded" },
        ["peer groups, in a group"] = new("/rounds/new", People.Champion) { Then = OpenRound, Holds = "text=You are in a group of" },
        ["a peer group that talks"] = new("/rounds/new", People.ChampionOfCommercial) { Then = TalkInRound, Holds = "[data-message] .reactions [aria-pressed=true]" },
        ["a peer group, asking"] = new("/rounds/new", People.ChampionOfCommercial) { Then = AskInRound, Holds = ".composer" },
        ["how the groups of a round do"] = new("/rounds/new", People.Champion) { Then = SeeTalk, Holds = "#pose" },
        ["what comes up in a round, of too few"] = new("/rounds/new", People.Champion) { Then = SeeThemes, Holds = "#too-few" },
        ["reporting a message"] = new("/rounds/new", People.Champion) { Then = SeeReport, Holds = "text=Who sees this" },
        ["a message, reported"] = new("/rounds/new", People.Champion) { Then = SendReport, Holds = "text=Your report is sent" },
        ["a report, for who may decide it"] = new("/rounds/new", People.Champion) { Then = SeeCase, Holds = "#decide" },
        ["reports"] = new("/reports", People.Owner) { Holds = "text=What reporters are told" },
        ["what reporters are told"] = new("/reports/words", People.Owner) { Holds = "#call" },
        ["sessions"] = new("/sessions", People.Beginner) { Holds = "text=Everyday AI in Regulatory" },
        ["sessions, none planned"] = new("/sessions", People.NothingPlanned) { Holds = "text=No session is planned for you" },
        ["home, with what is on this fortnight"] = new("/", People.Champion) { Holds = "#fortnight" },
        ["planning a series"] = new("/sessions/plan", People.Champion) { Holds = "#call-link" },
        ["a plan with faults"] = new("/sessions/plan", People.OtherChampions.First()) { Then = PlanBadly, Holds = ".error", Expects = "422 (Unprocessable" },
        ["a series, for its host"] = new(SampleSeries, People.Champion) { Then = OpenSession, Holds = "text=Cancel this session" },
        ["changing a series"] = new(SampleSeries + "/change", People.Champion) { Holds = "#call-link" },
        ["offering a showcase"] = new("/sessions", People.Beginner) { Then = SeeOffer, Holds = "#prompt" },
        ["showcases, for the host"] = new("/sessions", People.Champion) { Then = QueueShowcase, Holds = "text=Checked by hand:" },
        ["seals"] = new("/peer-groups/seals", People.Owner) { Holds = "#rules" },
        ["peer groups, in none"] = new("/peer-groups", People.Auditor) { Holds = "#choice" },
        ["enrolment"] = new("/enrolment", People.Owner) { Holds = "text=No rule is in force" },
        ["enrolment, what a rule would do"] = new("/enrolment/preview?country=CH&due=after&days=60", People.Owner) { Holds = "text=Make this rule" },
        ["enrolment, a rule that cannot be"] = new("/enrolment/preview?due=on", People.Owner) { Holds = "text=Say by when" },
        ["cohorts"] = new("/enrolment/cohorts", People.Owner)
        {
            Then = page => page.Locator("summary").ClickAsync(),
            Holds = "text=Start date",
        },
        ["a cohort"] = new("/enrolment/cohorts", People.Owner)
        {
            Then = MakeCohort,
            Holds = "text=Add people",
        },
        ["somebody's waivers"] = new("/people/" + People.Excused + "/waivers", People.Owner)
        {
            Then = Excuse,
            Holds = "text=Now: excused.",
        },
        ["an import, with bad lines"] = new("/people", People.Owner)
        {
            Then = BringFile,
            Holds = "text=Throw the file away",
        },
        ["a live session that waits"] = new("/hours", SessionHosts.Waits) { Then = SeeWaiting, Holds = "text=Not started yet" },
        ["a host's console before the start"] = new("/hours", SessionHosts.Waits) { Then = SeeConsoleBefore, Holds = "text=Start session" },
        ["a live session"] = new("/hours", SessionHosts.Runs) { Then = SeeSession, Holds = "[data-question] [data-own]" },
        ["a host's console"] = new("/hours", SessionHosts.Runs) { Then = SeeConsole, Holds = "#queue" },
        ["what is left of a live session"] = new("/hours", SessionHosts.IsOver) { Then = SeeSummary, Holds = "text=Who asked and who voted is destroyed" },
        ["captions that may name somebody"] = new("/hours", SessionHosts.IsOver) { Then = BringCaptions, Holds = "input[name=confirmed]", Expects = "422 (Unprocessable" },
        ["what is left of a live session, with captions"] = new("/hours", SessionHosts.IsOver) { Then = ReadCaptions, Holds = "[data-transcript][open] .piece", Expects = "422 (Unprocessable" },
        ["my attendance"] = new("/sessions/attendance", People.Auditor) { Holds = "text=No session yet" },
        ["design"] = new("/design"),
        ["not found"] = new("/nothing-of-this-name", People.Beginner) { Holds = "text=There is no such page", Expects = "404 (Not Found)" },
        ["a refusal"] = new(Pages.Screen(PromptingForWork.FirstCheck), People.Beginner)
        {
            Then = SendNothing,
            Holds = "text=Not like this",
            Expects = "409 (Conflict)",
        },
    };

    /// <summary>For a theory.</summary>
    public static TheoryData<string> Names => [.. Views.Keys];

    /// <summary>The page of this name, and what it is called.</summary>
    public static View Of(string name) => Views[name];
}
