namespace Upskill.LiveSessions;

/// <summary>The private address at which somebody's calendar fetches their sessions. By <see cref="PersonId"/>.</summary>
[GrainInterfaceType("live-calendar-feed"), Alias("Upskill.ICalendarFeedGrain")]
public interface ICalendarFeedGrain : IGrainWithStringKey
{
    /// <summary>The token in the address, which is the only thing that opens it: 64 hex digits. Made at the first time; durable when it returns.</summary>
    [Alias("Token")]
    Task<FeedToken> Token();

    /// <summary>Makes a new address; the old one ends. Durable when it returns. A repeat that names the token it replaces makes no third.</summary>
    [Alias("Renew")]
    Task<FeedToken> Renew(FeedToken old);

    /// <summary>Whether this is the token now.</summary>
    [Alias("Opens")]
    Task<bool> Opens(FeedToken token);

    /// <summary>Ends the address.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>Whose calendar's address has a token. By the token's SHA-256, so that what is stored opens nothing.</summary>
[GrainInterfaceType("live-feed-address"), Alias("Upskill.IFeedAddressGrain")]
public interface IFeedAddressGrain : IGrainWithStringKey
{
    /// <summary>Whose it was made for; null for nobody. It may have ended: <see cref="ICalendarFeedGrain.Opens"/> says so.</summary>
    [Alias("Person")]
    Task<PersonId?> Person();

    /// <summary>It is made for a person. Durable; a repeat changes nothing.</summary>
    [Alias("Make")]
    Task Make(PersonId person);

    /// <summary>It ended. Durable; a repeat changes nothing.</summary>
    [Alias("End")]
    Task End();
}

/// <summary>The token of an address: as good as a password for what it shows, so it prints as nothing.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.FeedToken")]
public readonly record struct FeedToken([property: Id(0)] string Value)
{
    /// <summary>How long one is, in hex digits.</summary>
    public const int Length = 64;

    /// <summary>Its name only.</summary>
    public override string ToString() => nameof(FeedToken);
}
