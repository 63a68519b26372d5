namespace Upskill.BrowserTests;

public sealed class KilledSiloTests(RunningProduct product) : Journey(product)
{
    // Reconnecting waits 1, 2, 4, 8 seconds, and the silo takes a few to start.
    private const float Back = 30_000;

    [Fact]
    [Trait("Tier", "Long")]
    public async Task A_silo_that_is_killed_and_started_again_costs_neither_the_page_nor_an_answer()
    {
        using var folder = new TemporaryFolder();
        string[] settings = [$"--urls=http://127.0.0.1:{SiloProcess.FreePort()}", $"--Store:Directory={folder.Path}"];
        await using var silo = await SiloProcess.Start(settings);
        await RunningProduct.SampleLoaded(silo.Address);
        var device = (await DeviceOf(People.Killed, address: silo.Address)).Expects("net::ERR_").Expects("WebSocket connection to");
        var (home, check) = (await device.Open("/"), await device.Open(Pages.Screen(PromptingForWork.FirstCheck)));
        var before = await device.Facts();
        await check.Choose("q-checkable");
        await home.EvaluateAsync("() => window.stillHere = true");

        await silo.Kill();
        await check.SendAnswer.ClickAsync();
        await Expect(check.Waiting, "Nobody says that the answer is waiting.").ToBeVisibleAsync();
        await Expect(check.Option("c"), "The choice is gone.").ToBeCheckedAsync();
        await Expect(home.ConnectionLost, "Nobody says that the connection is lost.").ToBeVisibleAsync();

        await using var again = await SiloProcess.Start(settings);
        await Expect(home.ConnectionLost, "The connection is said to be lost still.").ToBeHiddenAsync(new() { Timeout = Back });
        await Expect(check.Locator("legend"), "The answer did not arrive.").ToContainTextAsync("Question 2 of 3.", new() { Timeout = Back });
        Assert.Equal(before + 1, await device.Facts());
        await Expect(home.WhatNext, "The home page did not catch up.").ToContainTextAsync("You stopped at screen 1 of 14", new() { Timeout = Back });
        Assert.True(await home.EvaluateAsync<bool>("() => window.stillHere === true"), "The home page was loaded again.");
    }
}
