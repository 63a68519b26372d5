using System.Collections.Immutable;
using System.Reflection;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>A directory in which these people are, for the guard's look at names: of all that grains can do, that alone.</summary>
public class NamedPeople : DispatchProxy
{
    private ImmutableHashSet<string> keys = [];

    /// <summary>The guard of an organisation of these people and codes.</summary>
    internal static DataGuard Guard(IEnumerable<GuardCode> codes, params string[] names)
    {
        var directory = (NamedPeople)(object)Create<IDirectoryGrain, NamedPeople>();
        directory.keys = [.. names.SelectMany(NameWords.Keys)];
        var grains = (Grains)(object)Create<IGrainFactory, Grains>();
        grains.Directory = (IDirectoryGrain)(object)directory;
        return new(new(codes), new EmployeeDirectory((IGrainFactory)(object)grains));
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name is nameof(IDirectoryGrain.NamesAmong)
        ? Task.FromResult(((ImmutableArray<string>)args![0]!).Where(keys.Contains).ToImmutableArray())
        : throw new NotSupportedException(targetMethod.Name);

    /// <summary>Has the directory and nothing else.</summary>
    public class Grains : DispatchProxy
    {
        internal IDirectoryGrain? Directory { get; set; }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name is nameof(IGrainFactory.GetGrain) && targetMethod.ReturnType == typeof(IDirectoryGrain)
            ? Directory : throw new NotSupportedException(targetMethod.ToString());
    }
}
