using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Upskill.Learning;

/// <summary>What the programme that everybody learns from consists of, for pages of other slices. Stateless; keyed by <see cref="Organisation"/>.</summary>
[GrainInterfaceType("learning-programme-outline"), Alias("Upskill.IProgrammeOutlineGrain")]
public interface IProgrammeOutlineGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Organisation = "organisation";

    /// <summary>Its modules in order, called as somebody of this language (BCP 47) reads them.</summary>
    [Alias("Modules")]
    Task<ImmutableArray<OutlinedModule>> Modules(string language);
}

/// <summary>A module of the outline.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">As it is called.</param>
/// <param name="Strands">Names of the strands that it covers.</param>
/// <param name="Activities">What a learner does in it, in order.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OutlinedModule")]
public sealed record OutlinedModule(
    [property: Id(0)] ModuleId Id, [property: Id(1)] string Title, [property: Id(2)] ImmutableArray<string> Strands, [property: Id(3)] ImmutableArray<OutlinedActivity> Activities);

/// <summary>An activity of the outline.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">As it is called.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OutlinedActivity")]
public readonly record struct OutlinedActivity([property: Id(0)] ActivityId Id, [property: Id(1)] string Title);
