using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Upskill.Silo.Hosting;

/// <summary>
/// What a grain interface is called, read from its attribute once: Orleans' own provider reads it by reflection each time that somebody asks for a grain, which was a twentieth of all processor time in the claims benchmark's
/// profile. Stands before that one.
/// </summary>
internal sealed class KnownGrainInterfaces(IServiceProvider services) : IGrainInterfaceTypeProvider
{
    private readonly AttributeGrainInterfaceTypeProvider attributes = new(services);
    private readonly ConcurrentDictionary<Type, GrainInterfaceType?> known = new();

    /// <inheritdoc/>
    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        var found = known.GetOrAdd(type, asked => attributes.TryGetGrainInterfaceType(asked, out var read) ? read : null);
        grainInterfaceType = found.GetValueOrDefault();
        return found is not null;
    }
}
