using System.Text.Json;
using System.Text.RegularExpressions;
using Upskill.PeerGroups.Draws;

namespace Upskill.BrowserTests;

/// <summary>What a round publishes is verified in the browser; here what is published is made by the test.</summary>
public sealed class DrawCheckTests(RunningProduct product) : Journey(product)
{
    private const string Secret = "5ec2e700000000000000000000000000000000000000000000000000000000ab", Contribution = "Würfel: 6, 2, 5";

    private static readonly (Roster Roster, int Groups) Round = DrawCompany.Any(3);

    [Fact]
    public async Task A_fair_draw_is_verified_in_each_of_its_parts()
    {
        var page = await Published(Drawn());

        await page.GetByRole(AriaRole.Button, new() { Name = "Verify this draw" }).ClickAsync();

        await Expect(Outcome(page, "draw-check"), "The draw was not verified.").ToContainTextAsync(new Regex(@"Verified in this browser, \d\d:\d\d\. "));
        Assert.Equal(["commitment holds", "seed holds", "roster holds", "rows holds", "groups holds", "hash holds"], await Lines(page, "draw-check"));
        await Expect(page.Locator("draw-check [data-part=roster] .hash"), "The hash is not there to compare.").ToHaveTextAsync(Round.Roster.Hash());
        await Expect(page.Locator("draw-check [data-part=groups]"), "The groups are not counted.").ToContainTextAsync($"The same {Round.Groups} groups come out.");
    }

    [Fact]
    public async Task Late_joiners_are_verified_with_the_draw_and_wait_for_the_close()
    {
        var page = await Published(Drawn() with { Late = Late(closed: false) });
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Verify this draw" });
        await button.ClickAsync();
        await Expect(Outcome(page, "draw-check"), "Nothing says that late joiners wait.").ToContainTextAsync("Late joiners can be verified once the round closes.");
        Assert.Contains("lateCommitment waits", await Lines(page, "draw-check"));

        await Publish(page, Drawn() with { Late = Late(closed: true) });
        await button.ClickAsync();
        await Expect(page.Locator("draw-check [data-part=lateGroups]"), "The turn was not verified.").ToContainTextAsync("At each of the 1 turns everybody comes where they were placed.");
        Assert.Equal(["lateCommitment holds", "lateRows holds", "lateGroups holds"], (await Lines(page, "draw-check"))[^3..]);
    }

    [Fact]
    public async Task A_secret_that_was_exchanged_after_the_commitment_is_named_and_a_second_check_begins_anew()
    {
        var other = "00" + Secret[2..];
        var page = await Published(Drawn() with { Secret = other, Seed = FairSeed.Seed(other, Contribution) });
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Verify this draw" });

        await button.ClickAsync();
        await Expect(Outcome(page, "draw-check"), "The exchange was not seen.").ToContainTextAsync("Not as published");
        Assert.Equal(["commitment fails", "seed holds", "roster holds", "rows holds", "groups fails", "hash holds"], await Lines(page, "draw-check"));

        await Publish(page, Drawn());
        await button.ClickAsync();
        await Expect(Outcome(page, "draw-check"), "The draw was not verified.").ToContainTextAsync("Verified in this browser");
        Assert.DoesNotContain(await Lines(page, "draw-check"), line => line.EndsWith("fails", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_arrive_is_not_taken_for_verified()
    {
        var page = await Published(Drawn(), device => device.Expects("500"));
        await page.RouteAsync("**/rounds/sample/roster", route => route.FulfillAsync(new() { Status = 500, ContentType = "text/plain", Body = "" }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Verify this draw" }).ClickAsync();

        await Expect(Outcome(page, "draw-check"), "Nothing says that it did not arrive.").ToContainTextAsync("Not checked");
        Assert.Empty(await Lines(page, "draw-check"));
    }

    [Fact]
    public async Task A_member_verifies_their_row_before_and_after_the_draw()
    {
        var page = await Published(Drawn() with { Secret = null, Contribution = null, Seed = null });
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Verify my row" });

        await button.ClickAsync();
        await Expect(Outcome(page, "row-check"), "The row was not verified.").ToContainTextAsync("Check the seed once the groups are drawn.");
        Assert.Equal(["row holds", "commitment waits", "seed waits"], await Lines(page, "row-check"));

        await Publish(page, Drawn());
        await button.ClickAsync();
        await Expect(Outcome(page, "row-check"), "The seed was not verified.").ToContainTextAsync("the seed comes from the secret");
        Assert.Equal(["row holds", "commitment holds", "seed holds"], await Lines(page, "row-check"));
        await Expect(page.Locator("row-check [data-part=row]"), "The row is not numbered.").ToContainTextAsync($"Your row is 6 of {Round.Roster.Rows.Length} ");
    }

    [Fact]
    public async Task The_starters_part_of_the_seed_is_made_in_their_browser()
    {
        var page = await (await Device()).Open("/design");
        var input = page.GetByLabel("Your part of the seed");
        await Expect(input, "No digits were made.").ToHaveValueAsync(new Regex("^[0-9a-f]{64}$"));
        var first = await input.InputValueAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Make new digits" }).ClickAsync();

        await Expect(input, "No other digits were made.").Not.ToHaveValueAsync(first);
        await Expect(Outcome(page, "own-words"), "Nothing says so.").ToHaveTextAsync("New random digits are in the field.");
    }

    private static ILocator Outcome(IPage page, string island) => page.Locator($"{island} [role=status]");

    /// <summary>Part and verdict of every line that is seen.</summary>
    private static Task<string[]> Lines(IPage page, string island) => page.EvaluateAsync<string[]>(
        "island => [...document.querySelectorAll(`${island} [data-verdict]`)].filter(one => one.checkVisibility()).map(one => `${one.closest('li').dataset.part} ${one.dataset.verdict}`)",
        island);

    private async Task<IPage> Published(Publication published, Action<Device>? adjust = null)
    {
        var device = await Device();
        adjust?.Invoke(device);
        var page = await device.Open("/design");
        await Publish(page, published);
        return page;
    }

    private static async Task Publish(IPage page, Publication published)
    {
        const int Row = 5;
        var (roster, _) = Round;
        await Answer("roster", "text/plain; charset=utf-8", string.Concat(roster.Rows.Select(row => row.Text + "\n")));
        await Answer("draw", "application/json; charset=utf-8", JsonSerializer.Serialize(published, JsonSerializerOptions.Web));
        await Answer("row", "application/json; charset=utf-8", JsonSerializer.Serialize(
            new
            {
                Row = roster.Rows[Row].Text,
                Number = Row,
                People = roster.Rows.Length,
                Proof = roster.Proof(Row),
                published.RosterHash,
                published.Secret,
                published.Commitment,
                published.Contribution,
                published.Seed,
                Day = (string?)null,
                DrawSeed = (string?)null,
            },
            JsonSerializerOptions.Web));

        Task Answer(string what, string type, string body) =>
            page.RouteAsync($"**/api/peer-groups/rounds/sample/{what}", route => route.FulfillAsync(new() { ContentType = type, Body = body }));
    }

    private static Publication Drawn()
    {
        var seed = FairSeed.Seed(Secret, Contribution);
        var draw = Draw.Of(Round.Roster, Round.Groups, Convert.FromHexString(seed));
        return new(Secret, FairSeed.Commitment(Secret), Contribution, seed, Round.Groups, Round.Roster.Hash(),
            string.Concat(draw.Groups.Select(group => string.Join(',', group) + "\n")), draw.Hash);
    }

    private static object Late(bool closed)
    {
        const string Secret = "1a7e000000000000000000000000000000000000000000000000000000000000";
        var (day, seed) = (new DateOnly(2026, 11, 25), FairSeed.Seed(DrawCheckTests.Secret, Contribution));
        var draw = Draw.Of(Round.Roster, Round.Groups, Convert.FromHexString(seed));
        var (rows, sizes) = DrawCompany.Late(3, Round.Roster.Rows, [.. draw.Groups.Select(group => group.Length)]);
        var groups = new LateJoiners(Round.Roster, draw).Place(rows, sizes, LateJoiners.Seed(Secret, seed, day));
        return new
        {
            Secret = closed ? Secret : null,
            Commitment = FairSeed.Commitment(Secret),
            Turns = new[]
            {
                new { Day = LateJoiners.Day(day), Sizes = sizes, RosterHash = LateJoiners.Tree(rows).Root, Hash = LateJoiners.Hash(rows, groups), Rows = closed ? rows.Select(row => row.Text) : [] },
            },
        };
    }

    private sealed record Publication(string? Secret, string Commitment, string? Contribution, string? Seed, int Groups, string RosterHash, string Draw, string DrawHash, object? Late = null);
}
