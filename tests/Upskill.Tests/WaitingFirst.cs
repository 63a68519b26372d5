using System.Reflection;
using Upskill.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Upskill.Tests." + nameof(WaitingFirst), "Upskill.Tests")]
[assembly: CollectionBehavior(MaxParallelThreads = WaitingFirst.AtOnce)]

namespace Upskill.Tests;

/// <summary>
/// Classes that wait for minutes (<c>[Trait("Waits", "Minutes")]</c>) begin first: they need no core meanwhile, and at the end would wait alone. The others come as they come, but the
/// long ones (<c>[Trait("Tier", "Long")]</c>) not among the last, beside which nothing would be left to do.
/// </summary>
public sealed class WaitingFirst : ITestCollectionOrderer
{
    /// <summary>One more than the gate has cores: of three, one waits most of the time.</summary>
    public const int AtOnce = 3;

    private const double LastOfLong = 0.7; // of the way

    private static readonly HashSet<string> Waiting = With("Waits"), Long = With("Tier");

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Random.Shared.NextDouble() * (Is(Long, collection) ? LastOfLong : 1)).OrderByDescending(collection => Is(Waiting, collection));

    private static HashSet<string> With(string trait) =>
    [
        .. from type in typeof(WaitingFirst).Assembly.GetTypes()
           where type.GetMethods().Cast<MemberInfo>().Append(type).SelectMany(member => member.GetCustomAttributesData())
               .Any(attribute => attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments is [{ Value: string name }, _] && name == trait)
           select type.FullName,
    ];

    /// <summary>xunit names the collection of a class that is in none: <c>Test collection for NAME (id: …)</c>.</summary>
    private static bool Is(HashSet<string> classes, ITestCollection collection) => collection.DisplayName.Split(' ') is ["Test", "collection", "for", var name, ..] && classes.Contains(name);
}
