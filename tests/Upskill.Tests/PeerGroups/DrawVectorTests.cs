using System.Text.Json;
using System.Text.Json.Serialization;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;
using Upskill.Tests.Shape;

namespace Upskill.Tests.PeerGroups;

/// <summary>
/// The test vectors that come with the description of the draw. They are for ever: a draw that was published must come out again. Set
/// <c>UPSKILL_WRITE_VECTORS</c> to write them anew before the first release of another version of the algorithm.
/// </summary>
public sealed class DrawVectorTests
{
    private const string File = "src/Upskill.PeerGroups/Draws/draw-vectors.json";

    /// <summary>As the files of vectors are written.</summary>
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [Fact]
    public void The_vectors_come_out_again()
    {
        var made = JsonSerializer.Serialize(new Vectors(Numbers(), [Worked(), .. Cases()]), Options) + "\n";
        if (Environment.GetEnvironmentVariable("UPSKILL_WRITE_VECTORS") is not null)
            System.IO.File.WriteAllText(Path.Combine(SourceTree.Root, File), made);

        Assert.Equal(SourceTree.Text(File), made);
    }

    /// <summary>The example in the README is the first vector.</summary>
    [Fact]
    public void The_worked_example_of_twelve_people_is_in_the_readme()
    {
        var readme = SourceTree.Text("src/Upskill.PeerGroups/README.md");
        var worked = Worked();

        Assert.All([worked.Secret, worked.Commitment, worked.Contribution, worked.Seed, .. worked.Roster, worked.RosterHash, .. worked.Draw, worked.DrawHash],
            text => Assert.Contains(text, readme, StringComparison.Ordinal));
    }

    private static Case Worked()
    {
        var people = DrawCompany.Function(12, "worked").Select((person, i) => person with
        {
            Above = i is > 0 and < 4 ? [new("worked-0")] : [],
            Grade = i == 0 ? "G3" : i % 2 == 0 ? "G2" : "G1",
            Languages = i % 3 == 0 ? ["en", "de"] : ["en"],
            TimeZone = i % 4 == 0 ? "America/New_York" : "Europe/Zurich",
        });
        var (roster, ids) = RosterBuilder.Of(people, [[new("worked-3"), new("worked-4"), new("worked-5"), new("worked-6")], [new("worked-3"), new("worked-4")]], new DateOnly(2026, 11, 25));
        return Of("twelve people", roster, 2, "ab".PadRight(64, '0'), "the starter's own words");
    }

    private static IEnumerable<Case> Cases() => Enumerable.Range(0, 10).Select(number =>
    {
        var (roster, groups) = DrawCompany.Any(number);
        return Of($"any {number}", roster, groups, Convert.ToHexStringLower(DrawCompany.Seed(number, 1)), $"Grüße {number}");
    });

    private static Case Of(string name, Roster roster, int groups, string secret, string contribution)
    {
        var seed = FairSeed.Seed(secret, contribution);
        var draw = Draw.Of(roster, groups, Convert.FromHexString(seed));
        return new(name, secret, FairSeed.Commitment(secret), contribution, seed, groups, [.. roster.Rows.Select(row => row.Text)], roster.Hash(),
            [.. roster.Proof(roster.Rows.Length / 2)], [.. draw.Groups.Select(group => string.Join(',', group))], draw.Hash);
    }

    private static RandomVector Numbers()
    {
        var (one, two) = (new DrawRandom(DrawCompany.Seed(1)), new DrawRandom(DrawCompany.Seed(1)));
        return new(Convert.ToHexStringLower(DrawCompany.Seed(1)), [.. Enumerable.Range(0, 8).Select(_ => one.Next())],
            [.. new[] { 2, 3, 10, 150, 1_000_000, 1_572_865, 1_572_865, 1_572_865 }.Select(limit => new Bounded(limit, two.Below(limit)))]);
    }

    private sealed record Vectors(RandomVector Random, Case[] Draws);

    private sealed record RandomVector(string Seed, uint[] Next, Bounded[] Below);

    private sealed record Bounded(int Limit, int Value);

    /// <param name="Proof">Of the row in the middle, number ⌊n/2⌋.</param>
    private sealed record Case(
        string Name, string Secret, string Commitment, string Contribution, string Seed, int Groups, string[] Roster, string RosterHash, string[] Proof,
        string[] Draw, string DrawHash);
}
