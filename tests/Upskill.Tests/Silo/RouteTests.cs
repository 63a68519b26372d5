using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Tests.Silo;

/// <summary>
/// Every route of the silo, and what each kind of visitor is answered. A route without a row fails; so does a row without a route. Lets no one in where
/// they don't belong: who may not see something is told that it is not there.
/// </summary>
[Collection(SiloCollection.Name)]
public sealed class RouteTests(SiloFixture silo)
{
    private const int Ok = 200, Found = 302, BadRequest = 400, Unauthorized = 401, NotFound = 404, Conflict = 409, Unsupported = 415;

    // Member: Mia of team One. Manager: Ben, who leads Alpha. Stranger: Zoe of Beta, who leads nothing.
    private static readonly string[] Visitors = ["mia", "ben", "zoe", "chris", "olga", "adam", "otto", ""];

    private static readonly string Session = LiveSessionId.Of(new(SiloFixture.Series), SiloFixture.SessionDay).Value;
    private static readonly string SessionCommands = $"/api/live-sessions/series/{SiloFixture.Series}/sessions/{Session.Split('.')[1]}";

    /// <summary>Route, a path of it, and the status for mia, ben, zoe, chris, olga, adam, otto and who is signed out. POSTs carry a valid token and no field.</summary>
    public static readonly TheoryData<string, string, int[]> Table = new()
    {
        { "GET /", "/", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /home/part", "/home/part", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /modules", "/modules", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /modules/{module}", "/modules/prompting-for-work", [Found, Found, Found, Found, Found, Found, Found, Found] },
        { "GET /modules/{ModuleId}/{ActivityId}", "/modules/prompting-for-work/what-a-prompt-is", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /modules/{ModuleId}/complete", "/modules/prompting-for-work/complete", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "POST /modules/{module}/{activity}/submissions", "/modules/prompting-for-work/what-a-prompt-is/submissions",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Found] },
        { "GET /adoption", "/adoption", [NotFound, Found, NotFound, Found, Found, Found, NotFound, Found] },
        { "GET /adoption/{UnitId}", "/adoption/alpha", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Found] },
        { "GET /adoption/{UnitId}", "/adoption/beta", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /adoption/{UnitId}", "/adoption/all", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /adoption/units/{unit}/part", "/adoption/units/alpha~main/part", [NotFound, Ok, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /adoption/units/{unit}/part", "/adoption/units/beta/part", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /adoption/units/{unit}/hours/part", "/adoption/units/alpha~main/hours/part", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Found] },
        { "GET /adoption/units/{unit}/hours/part", "/adoption/units/beta/hours/part", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /api/adoption/units/{unit}", "/api/adoption/units/alpha", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}", "/api/adoption/units/beta", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/completion.csv", "/api/adoption/units/alpha/completion.csv", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/completion.csv", "/api/adoption/units/beta/completion.csv",
            [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/attitude", "/api/adoption/units/alpha~main/attitude", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/attitude", "/api/adoption/units/beta/attitude", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/sessions", "/api/adoption/units/alpha~main/sessions", [NotFound, Ok, NotFound, Ok, Ok, NotFound, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/sessions", "/api/adoption/units/beta/sessions", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/sessions.csv", "/api/adoption/units/alpha~main/sessions.csv", [NotFound, Ok, NotFound, Ok, Ok, NotFound, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/sessions.csv", "/api/adoption/units/beta/sessions.csv", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/attitude.csv", "/api/adoption/units/alpha~main/attitude.csv", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/attitude.csv", "/api/adoption/units/beta/attitude.csv", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/baseline/statement", "/api/adoption/units/alpha/baseline/statement",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/hours", "/api/adoption/units/alpha~main/hours", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/hours", "/api/adoption/units/beta/hours", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/statement", "/api/adoption/units/alpha~main/statement", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/hours/{week}/statement", "/api/adoption/units/alpha/hours/2026-W01/statement",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] }, // nothing was released of it: ClaimsReleasedTests has one
        { "GET /api/adoption/units/{unit}/hours.csv", "/api/adoption/units/alpha/hours.csv", [NotFound, Ok, NotFound, Ok, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/adoption/units/{unit}/hours.csv", "/api/adoption/units/unheard-of/hours.csv",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /people", "/people", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /record", "/record", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "POST /modules/{module}/{activity}/questions/{question}/reports", "/modules/prompting-for-work/check-the-parts/questions/q-paste/reports",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Found] },
        { "GET /hours", "/hours", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /hours/{Week}", $"/hours/{WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow)).Previous}", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /hours/{Week}", "/hours/2020-W01", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /hours/{Week}", "/hours/mia", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /hours/baseline", "/hours/baseline", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "POST /api/time-saved/weeks/{week}/claim", "/api/time-saved/weeks/2026-W45/claim",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/weeks/{week}/repetition", "/api/time-saved/weeks/2026-W45/repetition",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/baseline", "/api/time-saved/baseline",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/baseline/omission", "/api/time-saved/baseline/omission",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/nudge", "/api/time-saved/nudge",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/nudge/dismissal", "/api/time-saved/nudge/dismissal",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "GET /coaching/marking", "/coaching/marking", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /coaching/marking/{ModuleId}/{ActivityId}", "/coaching/marking/prompting-for-work/write-one", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /coaching/marking/{ModuleId}/{ActivityId}", "/coaching/marking/prompting-for-work/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/coaching/anchors/{module}/{activity}/{anchor}/marks", "/api/coaching/anchors/prompting-for-work/write-one/w01/marks",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/coaching/prompts/{module}/{activity}/{step}/runs/marks", "/api/coaching/prompts/prompting-for-work/write-one/first/runs/marks",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/coaching/prompts/{module}/{activity}/{step}/runs", "/api/coaching/prompts/prompting-for-work/write-one/first/runs",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/coaching/prompts/{module}/{activity}/{step}/observations", "/api/coaching/prompts/prompting-for-work/write-one/first/observations",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /calibration", "/calibration", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "POST /api/time-saved/calibration", "/api/time-saved/calibration",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/calibration/{pair:int}/exercises/{exercise:int}/start", "/api/time-saved/calibration/1/exercises/1/start",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/calibration/{pair:int}/exercises/{exercise:int}/finish", "/api/time-saved/calibration/1/exercises/1/finish",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/time-saved/calibration/{pair:int}/withdrawal", "/api/time-saved/calibration/1/withdrawal",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "GET /pulse", "/pulse", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "POST /api/time-saved/pulse/{survey}/response", "/api/time-saved/pulse/before/response",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "GET /coaching/cost", "/coaching/cost", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /questions", "/questions", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "POST /questions/decisions", "/questions/decisions", [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Found] },
        { "POST /record/language", "/record/language", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Found] },
        { "GET /evidence", "/evidence?query=mia", [NotFound, NotFound, NotFound, NotFound, NotFound, Ok, NotFound, Found] },
        { "GET /evidence/{PersonId}", "/evidence/mia", [NotFound, NotFound, NotFound, NotFound, NotFound, Ok, NotFound, Found] },
        { "GET /evidence/{PersonId}", "/evidence/nobody-of-this-id", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /enrolment", "/enrolment", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /enrolment/preview", "/enrolment/preview?due=after&days=30", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /enrolment/part", "/enrolment/part", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /api/learning/enrolment", "/api/learning/enrolment", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/enrolment/changes", "/api/learning/enrolment/changes",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "ANY /hubs/enrolment", "/hubs/enrolment", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /hubs/enrolment/negotiate", "/hubs/enrolment/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "GET /people/{PersonId}/waivers", "/people/mia/waivers", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /people/{PersonId}/waivers", "/people/nobody-of-this-id/waivers", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/learning/people/{person}/waivers", "/api/learning/people/mia/waivers",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/people/{person}/waivers/{waiver}/withdrawal", "/api/learning/people/mia/waivers/unheard-of/withdrawal",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /rounds", "/rounds", [NotFound, NotFound, NotFound, Ok, Ok, Ok, NotFound, Found] },
        { "GET /rounds/new", "/rounds/new", [NotFound, NotFound, NotFound, Ok, Ok, NotFound, NotFound, Found] },
        { "GET /rounds/{RoundId}", $"/rounds/{SiloFixture.Round}", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /rounds/{RoundId}", $"/rounds/{SiloFixture.ChampionsRound}", [NotFound, NotFound, NotFound, Ok, Ok, Ok, NotFound, Found] },
        { "GET /rounds/{round}/part", $"/rounds/{SiloFixture.Round}/part", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /api/peer-groups/rounds/{round}", $"/api/peer-groups/rounds/{SiloFixture.Round}", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/peer-groups/rounds/{round}/roster", $"/api/peer-groups/rounds/{SiloFixture.Round}/roster",
            [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Unauthorized] },
        { "GET /api/peer-groups/rounds/{round}/draw", $"/api/peer-groups/rounds/{SiloFixture.Round}/draw",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /api/peer-groups/rounds/{round}/row", $"/api/peer-groups/rounds/{SiloFixture.Round}/row", [Ok, NotFound, Ok, NotFound, NotFound, NotFound, Ok, Unauthorized] },
        { "POST /api/peer-groups/rounds", "/api/peer-groups/rounds", [NotFound, NotFound, NotFound, BadRequest, BadRequest, BadRequest, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/contribution", $"/api/peer-groups/rounds/{SiloFixture.Round}/contribution",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/roster", $"/api/peer-groups/rounds/{SiloFixture.ChampionsRound}/roster",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/opening", $"/api/peer-groups/rounds/{SiloFixture.ChampionsRound}/opening",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/discards", $"/api/peer-groups/rounds/{SiloFixture.Round}/discards",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/preparations", $"/api/peer-groups/rounds/{SiloFixture.ChampionsRound}/preparations",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /sessions", "/sessions", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /sessions/plan", "/sessions/plan", [NotFound, NotFound, NotFound, Ok, Ok, NotFound, NotFound, Found] },
        { "GET /sessions/series/{SeriesId}", $"/sessions/series/{SiloFixture.Series}", [NotFound, NotFound, NotFound, Ok, Ok, NotFound, NotFound, Found] },
        { "GET /sessions/series/{SeriesId}", "/sessions/series/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /sessions/series/{SeriesId}/change", $"/sessions/series/{SiloFixture.Series}/change", [NotFound, NotFound, NotFound, Ok, Ok, NotFound, NotFound, Found] },
        { "GET /sessions/showcases/{Session}", $"/sessions/showcases/{Session}", [Ok, Ok, NotFound, Ok, Ok, NotFound, NotFound, Found] },
        { "GET /sessions/showcases/{Session}", "/sessions/showcases/unheard-of.20261201", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /sessions/showcases/{Session}", "/sessions/showcases/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /calendar/{token}.ics", "/calendar/unheard-of.ics", // a calendar has no cookie; CalendarFeedTests has one
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound] },
        { "POST /api/live-sessions/calendar/renewal", "/api/live-sessions/calendar/renewal",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/live-sessions/series", "/api/live-sessions/series", [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/series/{series}/plan", $"/api/live-sessions/series/{SiloFixture.Series}/plan",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/series/{series}/cancellation", $"/api/live-sessions/series/{SiloFixture.Series}/cancellation",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/series/{series}/sessions/{day}/time", $"{SessionCommands}/time",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/series/{series}/sessions/{day}/cancellation", $"{SessionCommands}/cancellation",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/series/{series}/sessions/{day}/recording", $"{SessionCommands}/recording",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/showcases", $"/api/live-sessions/sessions/{Session}/showcases",
            [BadRequest, BadRequest, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/showcases/{showcase}/withdrawal", $"/api/live-sessions/sessions/{Session}/showcases/none/withdrawal",
            [BadRequest, BadRequest, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/showcases/{showcase}/acceptance", $"/api/live-sessions/sessions/{Session}/showcases/none/acceptance",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/showcases/{showcase}/refusal", $"/api/live-sessions/sessions/{Session}/showcases/none/refusal",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/showcases/{showcase}/place", $"/api/live-sessions/sessions/{Session}/showcases/none/place",
            [NotFound, NotFound, NotFound, BadRequest, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /peer-groups", "/peer-groups", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "POST /api/peer-groups/choice", "/api/peer-groups/choice", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/joining", $"/api/peer-groups/rounds/{SiloFixture.ChampionsRound}/joining",
            [BadRequest, BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /peer-groups/{RoundId}", "/peer-groups/summer", [Ok, NotFound, Ok, NotFound, NotFound, NotFound, Ok, Found] },
        { "GET /peer-groups/{RoundId}", "/peer-groups/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /api/peer-groups/rounds/{round}/messages", "/api/peer-groups/rounds/summer/messages", [Ok, NotFound, Ok, NotFound, NotFound, NotFound, Ok, Unauthorized] },
        { "GET /api/peer-groups/rounds/{round}/messages", "/api/peer-groups/rounds/unheard-of/messages",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/messages", "/api/peer-groups/rounds/summer/messages",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/messages/{message:long}/text", "/api/peer-groups/rounds/summer/messages/1/text",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/messages/{message:long}/deletion", "/api/peer-groups/rounds/summer/messages/1/deletion",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/messages/{message:long}/reactions", "/api/peer-groups/rounds/summer/messages/1/reactions",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/messages/{message:long}/pinned", "/api/peer-groups/rounds/summer/messages/1/pinned",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/summary", "/api/peer-groups/rounds/summer/summary",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/summary/agreements", "/api/peer-groups/rounds/summer/summary/agreements",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "GET /api/peer-groups/rounds/{round}/reports", "/api/peer-groups/rounds/summer/reports", [Ok, NotFound, Ok, NotFound, NotFound, NotFound, Ok, Unauthorized] },
        { "GET /api/peer-groups/rounds/{round}/notices", "/api/peer-groups/rounds/summer/notices", [Ok, NotFound, Ok, NotFound, NotFound, NotFound, Ok, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/messages/{message:long}/reports", "/api/peer-groups/rounds/summer/messages/1/reports",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "GET /peer-groups/{RoundId}/report/{Number:long}", "/peer-groups/summer/report/1", // a starter question; ReportTests reports a member's message
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /reports", "/reports", [NotFound, NotFound, NotFound, Ok, Ok, NotFound, NotFound, Found] },
        { "GET /reports/words", "/reports/words", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /reports/{Function}/{CaseId}", "/reports/all/unheard-of", // ReportTests has one
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/peer-groups/reports/{function}/{case}/outcomes", "/api/peer-groups/reports/all/unheard-of/outcomes",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/reports/{function}/{case}/seals", "/api/peer-groups/reports/all/unheard-of/seals",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/report-words", "/api/peer-groups/report-words", [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /peer-groups/seals", "/peer-groups/seals", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "POST /api/peer-groups/rounds/{round}/seals/{seal}/agreement", "/api/peer-groups/rounds/summer/seals/unheard-of/agreement", // SealTests has one
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/seals/{seal}/refusal", "/api/peer-groups/rounds/summer/seals/unheard-of/refusal",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /rounds/{RoundId}/talk", "/rounds/summer/talk", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /rounds/{RoundId}/talk", $"/rounds/{SiloFixture.ChampionsRound}/talk", [NotFound, NotFound, NotFound, Ok, Ok, Ok, NotFound, Found] },
        { "POST /api/peer-groups/rounds/{round}/starters", "/api/peer-groups/rounds/summer/starters",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/starters/posed", "/api/peer-groups/rounds/summer/starters/posed",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/peer-groups/rounds/{round}/leaving", $"/api/peer-groups/rounds/{SiloFixture.Round}/leaving",
            [BadRequest, NotFound, BadRequest, NotFound, NotFound, NotFound, BadRequest, Unauthorized] },
        { "ANY /hubs/peer-groups", "/hubs/peer-groups", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /hubs/peer-groups/negotiate", "/hubs/peer-groups/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "ANY /hubs/rounds", "/hubs/rounds", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /hubs/rounds/negotiate", "/hubs/rounds/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "GET /enrolment/cohorts", "/enrolment/cohorts", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /enrolment/cohorts/{CohortId}", $"/enrolment/cohorts/{SiloFixture.Cohort}", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /enrolment/cohorts/{CohortId}", "/enrolment/cohorts/unheardof", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /enrolment/cohorts/{cohort}/part", $"/enrolment/cohorts/{SiloFixture.Cohort}/part", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /adoption/{UnitId}", $"/adoption/@{SiloFixture.Cohort}", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /api/learning/cohorts/{cohort}", $"/api/learning/cohorts/{SiloFixture.Cohort}",
            [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/cohorts", "/api/learning/cohorts", [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/cohorts/{cohort}/members", "/api/learning/cohorts/unheardof/members",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/cohorts/{cohort}/members/{person}/removal", $"/api/learning/cohorts/{SiloFixture.Cohort}/members/zoe/removal",
            [NotFound, NotFound, NotFound, NotFound, Found, NotFound, NotFound, Unauthorized] },
        { "GET /sessions/attendance", "/sessions/attendance", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /sessions/{SessionId}", $"/sessions/{SiloFixture.Session}",
            [Ok, NotFound, NotFound, Ok, NotFound, NotFound, NotFound, Found] },
        { "GET /sessions/{SessionId}", "/sessions/unheard-of.20260101", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /sessions/{SessionId}/host", $"/sessions/{SiloFixture.Session}/host",
            [NotFound, NotFound, NotFound, Ok, NotFound, NotFound, NotFound, Found] },
        { "GET /sessions/{session}/host/part", $"/sessions/{SiloFixture.Session}/host/part",
            [NotFound, NotFound, NotFound, Ok, NotFound, NotFound, NotFound, Found] },
        { "GET /api/live-sessions/sessions/{session}/view", $"/api/live-sessions/sessions/{SiloFixture.Session}/view",
            [Ok, NotFound, NotFound, Ok, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /api/live-sessions/sessions/{session}/view", "/api/live-sessions/sessions/mia/view", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/questions", $"/api/live-sessions/sessions/{SiloFixture.Session}/questions",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/questions/{question:long}/withdrawal", $"/api/live-sessions/sessions/{SiloFixture.Session}/questions/1/withdrawal",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/questions/{question:long}/votes", $"/api/live-sessions/sessions/{SiloFixture.Session}/questions/1/votes",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/polls/{poll:long}/choice", $"/api/live-sessions/sessions/{SiloFixture.Session}/polls/1/choice",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/reactions", $"/api/live-sessions/sessions/{SiloFixture.Session}/reactions",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/presence", $"/api/live-sessions/sessions/{SiloFixture.Session}/presence",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/peers", $"/api/live-sessions/sessions/{SiloFixture.Session}/peers",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /sessions/{session}/peers", $"/sessions/{SiloFixture.Session}/peers", [Ok, NotFound, NotFound, Ok, NotFound, NotFound, NotFound, Found] },
        { "POST /api/live-sessions/sessions/{session}/groups/seat", $"/api/live-sessions/sessions/{SiloFixture.Session}/groups/seat",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/groups/calls", $"/api/live-sessions/sessions/{SiloFixture.Session}/groups/calls",
            [BadRequest, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/beginning", $"/api/live-sessions/sessions/{SiloFixture.Session}/beginning",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/ending", $"/api/live-sessions/sessions/{SiloFixture.Session}/ending",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/lead", $"/api/live-sessions/sessions/{SiloFixture.Session}/lead",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/questions/{question:long}/treatment", $"/api/live-sessions/sessions/{SiloFixture.Session}/questions/1/treatment",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/showing/time", $"/api/live-sessions/sessions/{SiloFixture.Session}/showing/time",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/polls", $"/api/live-sessions/sessions/{SiloFixture.Session}/polls",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/polls/closing", $"/api/live-sessions/sessions/{SiloFixture.Session}/polls/closing",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/groups", $"/api/live-sessions/sessions/{SiloFixture.Session}/groups",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/groups/time", $"/api/live-sessions/sessions/{SiloFixture.Session}/groups/time",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/groups/{group:int}/help", $"/api/live-sessions/sessions/{SiloFixture.Session}/groups/1/help",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/showcases/{showcase}/showing", $"/api/live-sessions/sessions/{SiloFixture.Session}/showcases/unheard-of/showing",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /sessions/{SessionId}/captions", $"/sessions/{SiloFixture.Session}/captions", // it is not over; CaptionsTests has one that is
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /sessions/{session}/captions.vtt", $"/sessions/{SiloFixture.Session}/captions.vtt",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/live-sessions/sessions/{session}/captions", $"/api/live-sessions/sessions/{SiloFixture.Session}/captions",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/live-sessions/sessions/{session}/captions/removal", $"/api/live-sessions/sessions/{SiloFixture.Session}/captions/removal",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "ANY /hubs/live-sessions", "/hubs/live-sessions", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /hubs/live-sessions/negotiate", "/hubs/live-sessions/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "GET /first-owner", "/first-owner", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound] },
        { "POST /first-owner/claim", "/first-owner/claim", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound] },
        { "GET /people/{PersonId}", "/people/mia", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /people/{PersonId}", "/people/nobody-of-this-id", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/workforce/people/{person}/roles", "/api/workforce/people/mia/roles",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /programme", "/programme", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /programme/contents/{Content}", "/programme/contents/none", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /programme/contents/{Content}/{ModuleId}/{ActivityId}", "/programme/contents/none/a/b",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /programme/contents/{content}/{module}/{activity}/submissions", "/programme/contents/none/a/b/submissions",
            [NotFound, NotFound, NotFound, NotFound, Conflict, NotFound, NotFound, Found] },
        { "POST /api/learning/contents", "/api/learning/contents", [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/contents/{content}/publication", "/api/learning/contents/none/publication",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /api/learning/contents/{content}/files.zip", "/api/learning/contents/built-in/files.zip",
            [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "GET /programme/reviews/{ModuleId}", "/programme/reviews/what-it-is", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /programme/reviews/{ModuleId}", "/programme/reviews/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/learning/modules/{module}/reviews", "/api/learning/modules/what-it-is/reviews",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/modules/{module}/reviews", "/api/learning/modules/unheard-of/reviews",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/learning/modules/{module}/reviews/{review}/withdrawal", "/api/learning/modules/what-it-is/reviews/unheard-of/withdrawal",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /tutor/{ModuleId}", "/tutor/what-it-is", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /tutor/{ModuleId}", "/tutor/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/coaching/modules/{module}/questions", "/api/coaching/modules/what-it-is/questions",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "GET /rounds/{RoundId}/themes", "/rounds/summer/themes", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /rounds/{RoundId}/themes", $"/rounds/{SiloFixture.ChampionsRound}/themes", [NotFound, NotFound, NotFound, Ok, Ok, NotFound, NotFound, Found] },
        { "POST /api/coaching/rounds/{round}/themes", "/api/coaching/rounds/summer/themes",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "POST /api/coaching/rounds/{round}/themes/draft", "/api/coaching/rounds/summer/themes/draft",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /sessions/{SessionId}/themes", $"/sessions/{SiloFixture.Session}/themes", // nothing is approved of it; ThemesPageTests has one
            [NotFound, NotFound, NotFound, Ok, NotFound, NotFound, NotFound, Found] },
        { "GET /sessions/{SessionId}/themes", "/sessions/mia/themes", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "POST /api/coaching/sessions/{session}/themes", $"/api/coaching/sessions/{SiloFixture.Session}/themes",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "POST /api/coaching/sessions/{session}/themes/draft", $"/api/coaching/sessions/{SiloFixture.Session}/themes/draft",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /data-rules", "/data-rules", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found] },
        { "GET /team", "/team", [NotFound, Ok, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /team/{PersonId}", "/team/ben", [NotFound, Ok, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /team/{PersonId}", "/team/anna", [NotFound, NotFound, NotFound, NotFound, Ok, Ok, NotFound, Found] },
        { "GET /team/{PersonId}", "/team/mia", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /api/workforce/people.csv", "/api/workforce/people.csv", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "GET /api/workforce/countries", "/api/workforce/countries", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "POST /api/workforce/countries/{country}/rules", "/api/workforce/countries/PL/rules",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /people/countries", "/people/countries", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /people/countries/{Country}", "/people/countries/DE", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /people/countries/{Country}", "/people/countries/UK", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found] },
        { "GET /people/imports/{Import}", "/people/imports/organisation", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "GET /people/imports/{import}/part", "/people/imports/organisation/part", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found] },
        { "POST /api/workforce/imports", "/api/workforce/imports", [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized] },
        { "GET /api/workforce/imports/{import}", "/api/workforce/imports/organisation",
            [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "GET /api/workforce/imports/{import}", "/api/workforce/imports/unheard-of",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized] },
        { "GET /api/workforce/imports/{import}/bad-lines", "/api/workforce/imports/organisation/bad-lines",
            [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Unauthorized] },
        { "POST /api/workforce/imports/{import}/acceptance", "/api/workforce/imports/organisation/acceptance",
            [NotFound, NotFound, NotFound, NotFound, Found, NotFound, NotFound, Unauthorized] },
        { "POST /api/workforce/imports/{import}/discarding", "/api/workforce/imports/organisation/discarding",
            [NotFound, NotFound, NotFound, NotFound, Conflict, NotFound, NotFound, Unauthorized] },
        { "ANY /hubs/workforce", "/hubs/workforce", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /hubs/workforce/negotiate", "/hubs/workforce/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "POST /workforce/sample/removal", "/workforce/sample/removal",
            [NotFound, NotFound, NotFound, NotFound, Conflict, NotFound, NotFound, Found] },
        { "GET /sign-in", "/sign-in", [Found, Found, Found, Found, Found, Found, Found, Found] },
        { "POST /sign-out", "/sign-out", [Found, Found, Found, Found, Found, Found, Found, Found] },
        { "GET /development/sign-in", "/development/sign-in", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok] },
        { "POST /development/sessions", "/development/sessions",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound] },
        { "GET /design", "/design", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok] },
        { "GET /not-found", "/not-found", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound] },
        { "GET /health", "/health", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok] },
        { "GET /openapi/{documentName}.json", "/openapi/v1.json", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "GET /_framework/opaque-redirect", "/_framework/opaque-redirect", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest] },
        { "ANY /hubs/adoption", "/hubs/adoption", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "ANY /hubs/learning", "/hubs/learning", [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized] },
        { "POST /hubs/adoption/negotiate", "/hubs/adoption/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "POST /hubs/learning/negotiate", "/hubs/learning/negotiate", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Unauthorized] },
        { "ANY /{*path:nonfile}", "/no-such-page", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_route_answers_each_visitor_as_its_row_says(string route, string path, int[] expected)
    {
        var actual = new List<int>();
        foreach (var person in Visitors)
        {
            using var visitor = person.Length > 0 ? await WebVisitor.SignIn(silo.Address, person) : new WebVisitor(silo.Address);
            using var answer = route.StartsWith("POST", StringComparison.Ordinal)
                ? await visitor.Post(path, WebVisitor.Token(await visitor.Page("/development/sign-in?query=Member")))
                : await visitor.Http.GetAsync(path);
            actual.Add((int)answer.StatusCode);
            if (person.Length == 0 && answer.StatusCode is HttpStatusCode.Found && route is not ("GET /sign-in" or "POST /sign-out"))
                Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
        }

        Assert.Equal(Visitors.Zip(expected), Visitors.Zip(actual));
    }

    [Fact]
    public void Every_route_has_a_row_and_every_row_a_route()
    {
        var mapped = silo.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => !IsAsset(endpoint))
            .Select(Name).ToHashSet();
        var rows = Table.Select(row => (string)row[0]).ToHashSet();

        Assert.Empty(mapped.Except(rows));
        Assert.Empty(rows.Except(mapped));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, "mia");
        using var answer = await visitor.PostForJson("/modules/prompting-for-work/what-a-prompt-is/submissions", "forged");

        Assert.Equal(BadRequest, (int)answer.StatusCode);
        Assert.Contains("\"code\":\"antiforgery\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_told_so()
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, "mia");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/modules/prompting-for-work/what-a-prompt-is/submissions")
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "RequestVerificationToken", WebVisitor.Token(await visitor.Page("/development/sign-in?query=Member")) }, { "Accept", "application/json" } },
        };
        using var answer = await visitor.Http.SendAsync(request);

        Assert.Equal(Unsupported, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string target)
    {
        using var visitor = new WebVisitor(silo.Address);
        var token = WebVisitor.Token(await visitor.Page("/development/sign-in?query=Member"));
        using var answer = await visitor.Post("/development/sessions", token, ("person", "mia"), ("return", target));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    /// <summary>Scripts, styles and the icon: the same for everybody. In Development the framework also serves changed ones by any name.</summary>
    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}"
        || endpoint.Metadata.Any(item => item.GetType().FullName!.StartsWith("Microsoft.AspNetCore.StaticAssets", StringComparison.Ordinal));

    private static string Name(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var method = methods.Count switch
        {
            1 => methods[0],
            _ when methods.Contains("GET") => "GET", // pages take a POST, too; none of ours does
            _ => endpoint.RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal) ? "POST" : "ANY",
        };
        return $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";
    }
}
