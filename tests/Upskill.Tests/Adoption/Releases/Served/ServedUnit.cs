using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases.Served;

/// <summary>What is released of a unit as each way serves it, as text: page, the part of it that is fetched after a push, data, files, and what the statement signs.</summary>
internal sealed record ServedUnit(string Page, string Part, string Hours, string Attitude, string Sessions, string HoursFile, string AttitudeFile, string SessionsFile, string Statement)
{
    /// <summary>As the owner has it.</summary>
    public static async Task<ServedUnit> Of(ReleasedSilo silo, string unit)
    {
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        var api = $"/api/adoption/units/{unit}/";
        var statement = await olga.Page(api + "statement");
        return new(
            await olga.Page($"/adoption/{unit}"), await olga.Page($"/adoption/units/{unit}/hours/part"), await olga.Page(api + "hours"), await olga.Page(api + "attitude"), await olga.Page(api + "sessions"),
            await olga.Page(api + "hours.csv"), await olga.Page(api + "attitude.csv"), await olga.Page(api + "sessions.csv"), Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(statement.Split('.')[1])));
    }

    /// <summary>Everything by which the statement is not what data say.</summary>
    public IEnumerable<string> StatementDifferences()
    {
        var signed = JsonDocument.Parse(Statement).RootElement;
        return Different(Leaves(JsonDocument.Parse(Hours).RootElement), Leaves(signed.GetProperty("hours")))
            .Concat(Different(Leaves(JsonDocument.Parse(Attitude).RootElement), Leaves(signed.GetProperty("attitudes"))))
            .Concat(Different(Leaves(JsonDocument.Parse(Sessions).RootElement), Leaves(signed.GetProperty("sessions"))));
    }

    /// <summary>Everything by which files are not what data say.</summary>
    public IEnumerable<string> FileDifferences() => Different(FileRows.OfHours(JsonDocument.Parse(Hours).RootElement), FileRows.In(HoursFile))
        .Concat(Different(FileRows.OfAttitude(JsonDocument.Parse(Attitude).RootElement), FileRows.In(AttitudeFile)))
        .Concat(Different(FileRows.OfSessions(JsonDocument.Parse(Sessions).RootElement), FileRows.In(SessionsFile)));

    /// <summary>What one has and the other has not, in either direction.</summary>
    public static IEnumerable<string> Different(IEnumerable<string> said, IEnumerable<string> elsewhere)
    {
        var (one, other) = (said.Order(StringComparer.Ordinal).ToList(), elsewhere.Order(StringComparer.Ordinal).ToList());
        return one.SequenceEqual(other) ? [] : [.. one.Except(other).Select(line => "only here: " + line), .. other.Except(one).Select(line => "only there: " + line), "they differ"];
    }

    /// <summary>Each value with its path, as it is written; what is null or nothing at all is the same.</summary>
    private static IEnumerable<string> Leaves(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("value", out var id) && id.ValueKind is JsonValueKind.String => Leaves(id, path),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value, $"{path}/{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => Leaves(item.Item, string.Create(CultureInfo.InvariantCulture, $"{path}/{item.Index}"))),
        JsonValueKind.Null => [],
        JsonValueKind.String => [$"{path} {element.GetString()}"],
        _ => [$"{path} {element.GetRawText()}"],
    };
}
