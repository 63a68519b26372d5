using System.Diagnostics;
using System.Text.Json;
using Upskill.Tests.Shape;

namespace Upskill.Tests.LiveSessions;

/// <summary>An event as a calendar program reads it.</summary>
internal sealed record ReadEvent(
    string Uid, int Sequence, string Status, DateTimeOffset Start, DateTimeOffset End, string RecurrenceId, string Summary, string[] Attendees, string Organizer);

/// <summary>A calendar as a calendar program reads it.</summary>
internal sealed record ReadCalendar(string Method, ReadEvent[] Events);

/// <summary>Reads calendars with ical.js, which knows nothing of Ical.Net or NodaTime.</summary>
internal static class CalendarReader
{
    public static ReadCalendar Read(string calendar) => ReadAll([calendar])[0];

    public static ReadCalendar[] ReadAll(IEnumerable<string> calendars)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "tests/Upskill.Tests/LiveSessions/calendar-moments.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        node.StandardInput.Write(JsonSerializer.Serialize(calendars));
        node.StandardInput.Close();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors.GetAwaiter().GetResult());
        return JsonSerializer.Deserialize<ReadCalendar[]>(output.GetAwaiter().GetResult(), JsonSerializerOptions.Web)!;
    }
}
