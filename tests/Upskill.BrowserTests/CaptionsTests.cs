using System.Text;

namespace Upskill.BrowserTests;

/// <summary>Captions of a session that is over: brought by keyboard, read by who was not there, on a phone.</summary>
public sealed class CaptionsTests(RunningProduct product) : Journey(product)
{
    /// <summary>In which somebody says a colleague's name.</summary>
    internal static readonly FilePayload File = new()
    {
        Name = "meeting.vtt",
        MimeType = "text/vtt",
        Buffer = Encoding.UTF8.GetBytes("""
            WEBVTT

            00:00:01.000 --> 00:00:04.000
            <v Gaurav Dhar>Grüezi, and good morning.</v>

            00:00:05.000 --> 00:00:09.000
            Ask Gaurav Dhar <script>document.title = "x"</script> first.

            01:02:03.000 --> 01:02:09.000
            That was all.
            """),
    };

    [Fact]
    public async Task By_keyboard_a_host_brings_captions_that_are_checked_and_others_read_and_download_them()
    {
        var device = (await DeviceOf(SessionHosts.WithCaptions)).Expects("422 (Unprocessable");
        var host = await device.Open("/hours");
        var session = await SessionHosts.Of(host, SessionHosts.WithCaptions, "quality");
        await host.GotoAsync(session);
        await SessionHosts.Send(host, "beginning");
        await SessionHosts.Send(host, "ending");
        await host.ReloadAsync();
        var reader = await (await DeviceOf("sample-0105", OnAPhone)).Open(session);
        await Expect(reader.Locator("#captions"), "There are captions before any were brought.").ToHaveCountAsync(0);

        var keyboard = new Keyboard();
        await keyboard.Press(host, "a[href$='/captions']");
        await Keyboard.Reach(host, "#file");
        await host.Locator("#file").SetInputFilesAsync(File);
        await keyboard.Press(host, "form[enctype] button");
        await Expect(host.GetByRole(AriaRole.Alert), "The name is not pointed out.").ToContainTextAsync("Line 7 may name somebody");
        await Keyboard.Reach(host, "#file");
        await host.Locator("#file").SetInputFilesAsync(File);
        await keyboard.Use(host, "[name=confirmed]");
        await keyboard.Press(host, "form[enctype] button");
        await Expect(host.Locator("#captions"), "They are not kept.").ToBeVisibleAsync();

        await reader.ReloadAsync();
        await new Finger().Use(reader, "[data-transcript] summary");
        Assert.Equal(["0:01 Grüezi, and good morning. Ask Gaurav Dhar <script>document.title = \"x\"</script> first.", "1:02:03 That was all."], await reader.Texts(".piece"));
        Assert.Equal("", await reader.WidthFault());
        await Expect(reader.GetByRole(AriaRole.Link, new() { Name = "Replace captions" }), "Who is no host may replace them.").ToHaveCountAsync(0);
        var download = await reader.RunAndWaitForDownloadAsync(() => new Finger().Use(reader, "a[download]"));
        using var file = new StreamReader(await download.CreateReadStreamAsync());
        Assert.StartsWith("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nGrüezi, and good morning.\n", await file.ReadToEndAsync(), StringComparison.Ordinal);

        await keyboard.Press(host, "a[href$='/captions']");
        await keyboard.Press(host, "form[action$='/removal'] button");
        await Expect(host.GetByText("There are no captions yet."), "They are still there.").ToBeVisibleAsync();
    }

    private static void OnAPhone(BrowserNewContextOptions device)
    {
        device.ViewportSize = new() { Width = 390, Height = 844 };
        device.HasTouch = true;
    }
}
