using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>
/// What one preparation of a round came to, with its secrets: for the round itself, never shown. Keyed by the round and the number of the preparation, so that
/// a new one replaces none that was committed to. Kept until the round forgets who was in it.
/// </summary>
[GrainInterfaceType("peer-groups-round-roster"), Alias("Upskill.IRoundRosterGrain")]
public interface IRoundRosterGrain : IGrainWithStringKey
{
    /// <summary>Keeps it, unless something is kept already. Durable; answers what is kept.</summary>
    [Alias("Keep")]
    Task<KeptRoster> Keep(KeptRoster roster);

    /// <summary>What is kept, or null.</summary>
    [Alias("Kept")]
    Task<KeptRoster?> Kept();

    /// <summary>Keeps the draw's text beside it. Durable; a repeat changes nothing.</summary>
    [Alias("KeepDraw")]
    Task KeepDraw(string text);

    /// <summary>The draw's text, or null.</summary>
    [Alias("Drawn")]
    Task<string?> Drawn();

    /// <summary>Deletes all of it. A repeat changes nothing.</summary>
    [Alias("Forget")]
    Task Forget();
}

/// <summary>A roster before and after it is committed to.</summary>
/// <param name="Text">A line a row.</param>
/// <param name="People">By row.</param>
/// <param name="Secret">Of the draw; hex.</param>
/// <param name="LateSecret">For late joiners; hex.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="LeftOut">Of the audience, not in it.</param>
/// <param name="Rehearsed">What a draw by a fixed seed came to.</param>
/// <param name="Bands">Grades by the number that rows give them.</param>
/// <param name="Languages">Languages by their bit.</param>
/// <param name="HoursOn">The day by whose clocks waking hours are reckoned; null where the round asks for none.</param>
[GenerateSerializer, Immutable, Alias("Upskill.KeptRoster")]
public sealed record KeptRoster(
    [property: Id(0)] string Text, [property: Id(1)] ImmutableArray<PersonId> People, [property: Id(2)] string Secret, [property: Id(3)] string LateSecret,
    [property: Id(4)] int Groups, [property: Id(5)] int LeftOut, [property: Id(6)] DrawReport Rehearsed, [property: Id(7)] ImmutableArray<string> Bands,
    [property: Id(8)] ImmutableArray<string> Languages, [property: Id(9)] DateOnly? HoursOn);
