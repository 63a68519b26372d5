using System.Reflection;
using Upskill.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Upskill.Tests." + nameof(WaitingFirst), "Upskill.Tests")]
[assembly: CollectionBehavior(MaxParallelThreads = WaitingFirst.AtOnce)]

namespace Upskill.Tests;

/// <summary>Classes that wait for minutes (<c>[Trait("Waits", "Minutes")]</c>) begin first: they need no core meanwhile, and at the end would wait alone. The others come as they come.</summary>
public sealed class WaitingFirst : ITestCollectionOrderer
{
    /// <summary>One more than the gate has cores: of three, one waits most of the time.</summary>
    public const int AtOnce = 3;

    private static readonly HashSet<string> Waiting =
    [
        .. from type in typeof(WaitingFirst).Assembly.GetTypes()
           where type.GetCustomAttributesData().Any(attribute => attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments is [{ Value: "Waits" }, _])
           select type.FullName,
    ];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(_ => Random.Shared.Next()).OrderByDescending(IsWaiting);

    /// <summary>xunit names the collection of a class that is in none: <c>Test collection for NAME (id: …)</c>.</summary>
    private static bool IsWaiting(ITestCollection collection) => collection.DisplayName.Split(' ') is ["Test", "collection", "for", var name, ..] && Waiting.Contains(name);
}
