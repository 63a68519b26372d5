using System.Globalization;
using System.Text.Json;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;
using Upskill.Tests.Shape;

namespace Upskill.Tests.PeerGroups;

/// <summary>The test vectors of late joiners; for ever, as <see cref="DrawVectorTests"/> are, and written anew in the same way.</summary>
public sealed class LateVectorTests
{
    private const string File = "src/Upskill.PeerGroups/Draws/late-vectors.json";

    [Fact]
    public void The_vectors_of_late_joiners_come_out_again()
    {
        var made = JsonSerializer.Serialize(Enumerable.Range(1, 6).Select(Of), DrawVectorTests.Options) + "\n";
        if (Environment.GetEnvironmentVariable("UPSKILL_WRITE_VECTORS") is not null)
            System.IO.File.WriteAllText(Path.Combine(SourceTree.Root, File), made);

        Assert.Equal(SourceTree.Text(File), made);
    }

    /// <summary>Joins the draw of this number among the vectors of draws.</summary>
    private static Case Of(int number)
    {
        using var vectors = JsonDocument.Parse(SourceTree.Text("src/Upskill.PeerGroups/Draws/draw-vectors.json"));
        var drawn = vectors.RootElement.GetProperty("draws")[number];
        var roster = Roster.Parse(Lines("roster"));
        var draw = Draw.Parse(Lines("draw"));
        var (late, rows, turns) = (new LateJoiners(roster, draw), roster.Rows.ToList(), new List<Turn>());
        var secret = Convert.ToHexStringLower(DrawCompany.Seed(number, 4));
        for (var day = new DateOnly(2026, 11, 25); turns.Count < 3; day = day.AddDays(1))
        {
            var (came, people) = DrawCompany.Late(number, rows, GroupSizes.Of(roster.Rows.Length, draw.Groups.Length));
            rows.AddRange(came);
            var seed = LateJoiners.Seed(secret, drawn.GetProperty("seed").GetString()!, day);
            var groups = late.Place(came, people, seed);
            turns.Add(new(LateJoiners.Day(day), Convert.ToHexStringLower(seed), string.Join(',', people), [.. came.Select(row => row.Text)], LateJoiners.Tree(came).Root, [.. groups],
                LateJoiners.Hash(came, groups)));
        }
        return new(number, secret, FairSeed.Commitment(secret), [.. turns]);

        string Lines(string name) => string.Concat(drawn.GetProperty(name).EnumerateArray().Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.GetString()}\n")));
    }

    private sealed record Case(int Draw, string LateSecret, string LateCommitment, Turn[] Turns);

    private sealed record Turn(string Day, string Seed, string People, string[] Rows, string RosterHash, int[] Groups, string PlacementHash);
}
