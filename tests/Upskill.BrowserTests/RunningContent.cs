namespace Upskill.BrowserTests;

/// <summary>Journeys through the tests' own content are one collection.</summary>
[CollectionDefinition(nameof(RunningContent))]
public sealed class RunningContentCollection : ICollectionFixture<RunningContent>;

/// <summary>The silo with a programme that holds one activity of each kind, in two languages.</summary>
public sealed class RunningContent : RunningProduct
{
    /// <inheritdoc/>
    protected override string[] Settings => [$"--Programme:Directory={EveryKind.Folder}"];
}
