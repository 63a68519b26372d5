using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;
using Upskill.Tests.Shape;

namespace Upskill.Tests.PeerGroups;

/// <summary>The draw that browsers check with was written apart from the server's, in another language; both come to the same groups.</summary>
public sealed class SecondDrawTests
{
    private const int Rosters = 1_000;

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Both_implementations_come_to_the_same_draw_of_a_thousand_rosters()
    {
        var folder = Directory.CreateTempSubdirectory("upskill-draws-").FullName;
        try
        {
            var (rosters, answers) = (Path.Combine(folder, "rosters.jsonl"), Path.Combine(folder, "answers.jsonl"));
            var cases = Enumerable.Range(0, Rosters).Select(DrawCompany.Any).ToArray();
            await File.WriteAllLinesAsync(rosters, cases.Select((one, number) => JsonSerializer.Serialize(
                new Case(Convert.ToHexStringLower(SeedOf(number)), one.Groups, [.. one.Roster.Rows.Select(row => row.Text)],
                    [.. TurnsOf(one.Roster, one.Groups, number).Select(turn => new Turn(Convert.ToHexStringLower(turn.Seed), turn.People, [.. turn.Rows.Select(row => row.Text)]))]),
                JsonSerializerOptions.Web)));

            var second = DrawnByNode(rosters, answers);
            var first = cases.AsParallel().AsOrdered().Select((one, number) => Answered(one.Roster, one.Groups, number)).ToArray();
            await second;

            var lines = await File.ReadAllLinesAsync(answers);
            Assert.Equal(Rosters, lines.Length);
            Assert.All(Enumerable.Range(0, Rosters), number =>
            {
                var other = JsonSerializer.Deserialize<Answer>(lines[number], JsonSerializerOptions.Web)!;
                Assert.True(first[number] == other, $"DrawCompany.Any({number}) is drawn as\n{first[number]}\nby C#, and in TypeScript as\n{other}");
            });
            Assert.Equal(Rosters, first.DistinctBy(answer => answer.RosterHash).Count());
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static byte[] SeedOf(int number) => DrawCompany.Seed(number, 2);

    private static Answer Answered(Roster roster, int groups, int number)
    {
        var draw = Draw.Of(roster, groups, SeedOf(number));
        var late = new LateJoiners(roster, draw);
        var placed = TurnsOf(roster, groups, number).Select(turn => LateJoiners.Hash(turn.Rows, late.Place(turn.Rows, turn.People, turn.Seed)));
        return new(roster.Hash(), string.Concat(draw.Groups.Select(group => string.Join(',', group) + "\n")), draw.Hash,
            string.Join(' ', placed));
    }

    /// <summary>Two days of people who join later.</summary>
    private static IEnumerable<(byte[] Seed, int[] People, ImmutableArray<RosterRow> Rows)> TurnsOf(Roster roster, int groups, int number)
    {
        var rows = roster.Rows.ToList();
        for (var turn = 0; turn < 2; turn++)
        {
            var (late, people) = DrawCompany.Late(number, rows, GroupSizes.Of(roster.Rows.Length, groups));
            rows.AddRange(late);
            yield return (DrawCompany.Seed(number, 3 + turn), people, late);
        }
    }

    private static async Task DrawnByNode(string rosters, string answers)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["tests/Upskill.Tests/PeerGroups/draws-again.mjs", rosters, answers])
        {
            WorkingDirectory = SourceTree.Root,
            RedirectStandardError = true,
        })!;
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"After {(File.Exists(answers) ? File.ReadLines(answers).Count() : 0)} rosters: {errors}");
    }

    private sealed record Case(string Seed, int Groups, string[] Roster, Turn[] Turns);

    private sealed record Turn(string Seed, int[] People, string[] Rows);

    /// <param name="Late">Placement hashes.</param>
    private sealed record Answer(string RosterHash, string Draw, string DrawHash, string Late);
}
