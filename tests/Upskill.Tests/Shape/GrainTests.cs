using System.Reflection;
using System.Text.RegularExpressions;
using Upskill.Adoption;
using Upskill.Coaching;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.Operations;
using Upskill.PeerGroups;
using Upskill.Silo.Verbs;
using Upskill.TimeSaved;
using Upskill.Web;
using Upskill.Workforce;

namespace Upskill.Tests.Shape;

/// <summary>What is stored or sent under a name keeps it, and grains keep to their one thread and their one clock.</summary>
public sealed partial class GrainTests
{
    private static readonly Assembly Contracts = typeof(UnitId).Assembly;

    private static readonly Assembly[] Product =
    [
        Contracts, typeof(KitModule).Assembly, typeof(WorkforceModule).Assembly, typeof(LearningModule).Assembly,
        typeof(AdoptionModule).Assembly, typeof(LiveSessionsModule).Assembly, typeof(PeerGroupsModule).Assembly, typeof(TimeSavedModule).Assembly,
        typeof(CoachingModule).Assembly, typeof(OperationsModule).Assembly, typeof(WebModule).Assembly, Assembly.Load("Upskill.Silo"),
    ];

    private static readonly Type[] Types =
        [.. Product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) is not true)];

    private static readonly Type[] Interfaces =
        [.. Types.Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))];

    private static readonly Type[] Grains =
        [.. Types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(Grain).IsAssignableFrom(type))];

    [Fact]
    public void Every_grain_interface_is_in_the_contracts_and_has_a_name_of_its_own_for_ever()
    {
        Assert.NotEmpty(Interfaces);
        Assert.All(Interfaces, type => Assert.Same(Contracts, type.Assembly));
        Assert.All(Interfaces, type => Assert.NotNull(type.GetCustomAttribute<GrainInterfaceTypeAttribute>(inherit: false)));
        Assert.All(Interfaces, type => Assert.NotNull(type.GetCustomAttribute<AliasAttribute>(inherit: false)));
        Assert.Equal(Interfaces.Length, Interfaces.Select(type => type.GetCustomAttribute<AliasAttribute>()!.Alias).Distinct().Count());
    }

    [Fact]
    public void Every_grain_method_has_a_name_for_ever_that_no_other_of_its_interface_has() => Assert.All(Interfaces, type =>
    {
        var names = type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(method => method.GetCustomAttribute<AliasAttribute>()?.Alias).ToList();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(null, names);
        Assert.Equal(names.Count, names.Distinct().Count());
    });

    [Fact]
    public void The_state_of_a_grain_is_written_by_what_lets_the_grain_go_where_the_outcome_is_unknown() => Assert.Equal(
        ["src/Upskill.Kit/Storage/StateWrites.cs"],
        SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("silo", "*.cs")).Where(file => SourceTree.Text(file).Contains(".WriteStateAsync(", StringComparison.Ordinal)));

    [Fact]
    public void No_grain_method_ends_in_Async() => Assert.DoesNotContain(
        Interfaces.SelectMany(type => type.GetMethods()), method => method.Name.EndsWith("Async", StringComparison.Ordinal));

    [Fact]
    public void Every_chain_of_the_ledger_is_verified_by_the_verb() =>
        Assert.Equal(
            Grains.Where(type => Bases(type).Any(ledger => ledger.IsGenericType && ledger.GetGenericTypeDefinition() == typeof(LedgerGrain<,>)))
                .Select(type => (string?)type.GetField("JournalKind")?.GetRawConstantValue() ?? type.Name).Order(StringComparer.Ordinal),
            VerifyLedger.Kinds.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_grain_class_has_a_name_for_ever()
    {
        Assert.NotEmpty(Grains);
        var names = Grains.Select(type => type.GetCustomAttributesData()
            .SingleOrDefault(data => data.AttributeType == typeof(GrainTypeAttribute))?.ConstructorArguments[0].Value).ToList();
        Assert.DoesNotContain(null, names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Every_type_that_is_sent_or_stored_has_a_name_that_no_other_has()
    {
        var types = Types.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null).ToList();

        Assert.Contains(typeof(UnitId), types);
        Assert.All(types, type => Assert.NotNull(type.GetCustomAttribute<AliasAttribute>(inherit: false)));
        Assert.Equal(types.Count, types.Select(type => type.GetCustomAttribute<AliasAttribute>()!.Alias).Distinct().Count());
    }

    [Fact]
    public void No_grain_reads_the_machines_clock_draws_at_random_leaves_its_thread_or_blocks_it()
    {
        var files = SourceTree.Files("src", "*Grain.cs")
            .Where(file => !file.StartsWith("src/Upskill.Contracts/", StringComparison.Ordinal)).ToList();

        // A grain in a file of another name would not be looked at.
        Assert.All(Grains, grain => Assert.Contains(files, file => file.EndsWith($"/{grain.Name}.cs", StringComparison.Ordinal)));
        Assert.Empty(files.SelectMany(file => Forbidden(SourceTree.Text(file)).Select(found => $"{file}: {found}")));
    }

    [Theory]
    [InlineData("var now = DateTimeOffset.UtcNow;", true)]
    [InlineData("var now = DateTime.Now;", true)]
    [InlineData("Random.Shared.Next()", true)]
    [InlineData("await Task.Run(() => 1)", true)]
    [InlineData("return grain.Total().Result;", true)]
    [InlineData("grain.Total().GetAwaiter().GetResult()", true)]
    [InlineData("lock (rows)", true)]
    [InlineData("new HttpClient()", true)]
    [InlineData("// never Task.Run: it leaves the grain's thread", false)]
    [InlineData("/// <summary>No lock (it has one thread).</summary>", false)]
    [InlineData("return answer.Results;", false)]
    [InlineData("Unlock (door)", false)]
    public void The_scan_finds_what_it_should_and_leaves_comments_alone(string line, bool found) =>
        Assert.Equal(found, Forbidden(line).Any());

    private static IEnumerable<string> Forbidden(string source) =>
        ForbiddenInGrains().Matches(Comment().Replace(source, "")).Select(match => match.Value);

    [GeneratedRegex(
        @"DateTime(Offset)?\.(Utc)?Now|Random\.Shared|Task\.Run|\.Result\b|\.GetAwaiter\(\)\.GetResult|\block\s*\(|\bHttpClient\b")]
    private static partial Regex ForbiddenInGrains();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
            yield return above;
    }
}
