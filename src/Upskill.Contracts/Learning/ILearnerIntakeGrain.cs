using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>
/// Places many people of one partition at once, for an import of a hundred thousand. Keyed by partition (<c>p00</c> to <c>p15</c>). Those who are new begin
/// together, without a grain each; those who are known are told one by one, as by <see cref="ILearnerGrain.Place"/>.
/// </summary>
[GrainInterfaceType("learning-intake"), Alias("Upskill.ILearnerIntakeGrain")]
public interface ILearnerIntakeGrain : IGrainWithStringKey
{
    /// <summary>Durable for all of them when it returns; a repeat changes nothing. Called by the workforce only.</summary>
    [Alias("Place")]
    Task Place(ImmutableArray<LearnerToPlace> learners);
}

/// <summary>Somebody and where HR has them.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.LearnerToPlace")]
public sealed record LearnerToPlace([property: Id(0)] PersonId Person, [property: Id(1)] PlaceLearner Place);
