namespace Upskill.Tests.Silo;

/// <summary>Rows of Coaching.</summary>
public sealed partial class RouteTests
{
    private static (string Route, string Path, int[] Answers)[] Coaching =>
    [
        ("GET /coaching/marking", "/coaching/marking", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found]),
        ("GET /coaching/marking/{ModuleId}/{ActivityId}", "/coaching/marking/prompting-for-work/write-one", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found]),
        ("GET /coaching/marking/{ModuleId}/{ActivityId}", "/coaching/marking/prompting-for-work/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found]),
        ("POST /api/coaching/anchors/{module}/{activity}/{anchor}/marks", "/api/coaching/anchors/prompting-for-work/write-one/w01/marks",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized]),
        ("POST /api/coaching/prompts/{module}/{activity}/{step}/runs/marks", "/api/coaching/prompts/prompting-for-work/write-one/first/runs/marks",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized]),
        ("POST /api/coaching/prompts/{module}/{activity}/{step}/runs", "/api/coaching/prompts/prompting-for-work/write-one/first/runs",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized]),
        ("POST /api/coaching/prompts/{module}/{activity}/{step}/observations", "/api/coaching/prompts/prompting-for-work/write-one/first/observations",
            [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Unauthorized]),
        ("GET /coaching/cost", "/coaching/cost", [NotFound, NotFound, NotFound, NotFound, Ok, NotFound, NotFound, Found]),
        ("GET /tutor/{ModuleId}", "/tutor/what-it-is", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Found]),
        ("GET /tutor/{ModuleId}", "/tutor/unheard-of", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Found]),
        ("POST /api/coaching/modules/{module}/questions", "/api/coaching/modules/what-it-is/questions",
            [BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, BadRequest, Unauthorized]),
        ("POST /api/coaching/rounds/{round}/themes", "/api/coaching/rounds/summer/themes",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized]),
        ("POST /api/coaching/rounds/{round}/themes/draft", "/api/coaching/rounds/summer/themes/draft",
            [NotFound, NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, Unauthorized]),
        ("POST /api/coaching/sessions/{session}/themes", $"/api/coaching/sessions/{SiloFixture.Session}/themes",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized]),
        ("POST /api/coaching/sessions/{session}/themes/draft", $"/api/coaching/sessions/{SiloFixture.Session}/themes/draft",
            [NotFound, NotFound, NotFound, BadRequest, NotFound, NotFound, NotFound, Unauthorized]),
    ];
}
