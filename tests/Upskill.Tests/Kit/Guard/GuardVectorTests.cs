using System.Text.Json;
using Upskill.Kit.Guard;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Kit.Guard;

/// <summary>What the guard finds and what it does not; the browser's guard is tested by the same vectors (<c>guard.test.ts</c>).</summary>
public sealed class GuardVectorTests
{
    private static readonly Vectors File =
        JsonSerializer.Deserialize<Vectors>(SourceTree.Text("src/Upskill.Kit/Guard/guard-vectors.json"), JsonSerializerOptions.Web)!;

    private static readonly DataGuard Guard = new(new(File.Codes), directory: null!); // names are not asked for

    public static TheoryData<string> All => [.. File.Items.Select(vector => vector.What)];

    [Theory, MemberData(nameof(All))]
    public void Each_vector_is_found_at_its_place_and_nothing_else_is(string what)
    {
        var vector = Assert.Single(File.Items, vector => vector.What == what);

        var found = Guard.Look(vector.Text).Findings.Select(finding => $"{finding.Kind}: {vector.Text.Substring(finding.Start, finding.Length)}");

        Assert.Equal(vector.Finds, found);
    }

    [Fact]
    public void The_codes_become_the_expressions_that_the_browser_gets() => Assert.Equal(File.Expressions, new GuardCodes(File.Codes).Expressions);

    [Fact]
    public void There_are_vectors_of_every_kind_that_a_browser_finds_and_many_of_nothing()
    {
        Assert.All(Enum.GetValues<GuardKind>().Except([GuardKind.Colleague]),
            kind => Assert.Contains(File.Items, vector => vector.Finds.Any(find => find.StartsWith($"{kind}: ", StringComparison.Ordinal))));
        Assert.True(File.Items.Count(vector => vector.Finds.Length == 0) >= 30);
    }

    private sealed record Vectors(GuardCode[] Codes, string[] Expressions, [property: System.Text.Json.Serialization.JsonPropertyName("vectors")] Vector[] Items);

    private sealed record Vector(string What, string Text, string[] Finds);
}
