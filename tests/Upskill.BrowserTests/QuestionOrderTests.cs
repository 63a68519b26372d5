namespace Upskill.BrowserTests;

/// <summary>Questions take the server's order before people's eyes, and never under their hands.</summary>
public sealed class QuestionOrderTests(RunningProduct product) : Journey(product)
{
    /// <summary>Longer than both pauses of <c>calm-moment.ts</c>, and shorter than what a connection bears.</summary>
    private const long AWhile = 14_000, ASecond = 1_000;

    private const string CountGlides = """
        () => {
          window.glides = 0;
          const animate = Element.prototype.animate;
          Element.prototype.animate = function (...how) { window.glides++; return animate.apply(this, how); };
        }
        """;

    [Fact]
    public async Task Votes_of_one_bring_a_question_up_at_the_other_but_not_while_focus_or_pointer_is_in_the_list()
    {
        var (voter, reader, questions) = await Meet(SessionHosts.OfQuality, "quality", "sample-0082", "sample-0151");
        Assert.Equal(questions, await Order(reader));

        await Vote(voter, reader, questions[4]);
        await reader.Clock.FastForwardAsync(AWhile);
        await Stands(reader, [questions[4], questions[0], questions[1], questions[2], questions[3]]);
        await voter.Clock.FastForwardAsync(AWhile);
        await Stands(voter, await Order(reader)); // who voted by a tap sees it, too, once their focus is elsewhere

        var held = await Order(reader);
        await reader.Locator($"#q{questions[2]} [data-vote]").FocusAsync();
        await Vote(voter, reader, questions[3]);
        await reader.Clock.FastForwardAsync(AWhile);
        Assert.Equal(held, await Order(reader));
        Assert.Equal($"q{questions[2]}", await reader.EvaluateAsync<string>("document.activeElement.closest('li').id"));

        await reader.Locator("#text").FocusAsync();
        await reader.Locator($"#q{questions[0]}").HoverAsync();
        await reader.Clock.FastForwardAsync(AWhile);
        Assert.Equal(held, await Order(reader));
        await reader.Mouse.MoveAsync(1, 1);
        await reader.Clock.FastForwardAsync(AWhile);
        await Stands(reader, [questions[3], questions[4], questions[0], questions[1], questions[2]]);
        Assert.Equal("text", await reader.EvaluateAsync<string>("document.activeElement.id"));

        Assert.True(await reader.EvaluateAsync<int>("window.glides") > 0, "It jumped.");
        Assert.Equal(0, await voter.EvaluateAsync<int>("window.glides")); // wants no movement
    }

    [Fact]
    public async Task Who_has_scrolled_into_the_list_keeps_the_question_before_their_eyes_where_it_is()
    {
        var (voter, reader, questions) = await Meet(SessionHosts.OfFinance, "finance-and-procurement", "sample-0059", "sample-0230");
        var (read, last) = (questions[2], questions[4]);
        await reader.SetViewportSizeAsync(390, 360);
        await reader.EvaluateAsync("id => document.getElementById(id).scrollIntoView({ block: 'start' })", $"q{read}");
        var top = await Top(reader, read);
        await Vote(voter, reader, last);
        await reader.Clock.FastForwardAsync(AWhile);

        await Expect(reader.Locator("[data-questions] > li").First, "It did not come up.").ToHaveIdAsync($"q{last}");
        Assert.InRange(await Top(reader, read) - top, -1, 1);
    }

    /// <summary>One on a phone who votes, one on a laptop who reads, and five questions.</summary>
    private async Task<(IPage Voter, IPage Reader, string[] Questions)> Meet(string champion, string unit, string votes, string reads)
    {
        var host = await (await DeviceOf(champion)).Open("/hours");
        var session = await SessionHosts.Of(host, champion, unit);
        await host.GotoAsync(session);
        await SessionHosts.Send(host, "beginning");
        foreach (var number in Enumerable.Range(1, 5))
            await SessionHosts.Send(host, "questions", ("text", $"Question {number}: does a record that was drafted with AI need another signature, and where does that stand?"));
        var voter = await (await DeviceOf(votes, device => device.ViewportSize = new() { Width = 390, Height = 844 })).Open(session);
        var reader = await (await DeviceOf(reads, device => device.ReducedMotion = ReducedMotion.NoPreference)).Open(session);
        foreach (var page in new[] { voter, reader })
        {
            await page.Clock.InstallAsync();
            await page.EvaluateAsync(CountGlides);
        }
        return (voter, reader, await Order(reader));
    }

    /// <summary>Votes, and returns when the vote has arrived at the other.</summary>
    private static async Task Vote(IPage voter, IPage reader, string question)
    {
        await voter.Clock.FastForwardAsync(ASecond); // a tap so soon after a move is not taken
        await voter.Locator($"#q{question} [data-vote]").ClickAsync();
        await Expect(reader.Locator($"#q{question} [data-votes]"), "The vote did not arrive.").ToHaveTextAsync("1");
        await voter.Locator("#text").FocusAsync();
        await voter.Mouse.MoveAsync(1, 1);
    }

    private static Task<string[]> Order(IPage page) => page.Locator("[data-questions] > li").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.question)");

    private static async Task Stands(IPage page, string[] order)
    {
        foreach (var (place, question) in order.Index())
            await Expect(page.Locator("[data-questions] > li").Nth(place), "It did not come to its place.").ToHaveIdAsync($"q{question}");
    }

    private static Task<double> Top(IPage page, string question) => page.Locator($"#q{question}").EvaluateAsync<double>("item => item.getBoundingClientRect().top");
}
