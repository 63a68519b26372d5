using Upskill.LiveSessions;
using Upskill.PeerGroups;

namespace Upskill.Coaching;

/// <summary>
/// The themes of one source that a person approved. Keyed by <see cref="ThemeSource"/>. It keeps nothing before that, and gathers the source itself before it takes
/// anything. Who may call what is decided by the routes.
/// </summary>
[GrainInterfaceType("coaching-themes"), Alias("Upskill.IThemesGrain")]
public interface IThemesGrain : IGrainWithStringKey
{
    /// <summary>Somebody stands behind a text: others may read it from now on. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-text</c>, <c>too-long</c>, <c>too-few</c>, <c>quotation</c>: with a sentence; nothing was approved.</exception>
    [Alias("Approve")]
    Task Approve(ApproveThemes command);

    /// <summary>What was approved last; null where nothing was.</summary>
    [Alias("Approved")]
    Task<ApprovedThemes?> Approved();
}

/// <summary>What themes are of: the closing summaries that the groups of a round let out, or the questions of a live session that is over.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ThemeSource")]
public readonly record struct ThemeSource([property: Id(0)] string Value)
{
    private const string OfRound = "round/", OfSession = "session/";

    /// <summary>Of a round.</summary>
    public static ThemeSource Of(RoundId round) => new(OfRound + round);

    /// <summary>Of a live session.</summary>
    public static ThemeSource Of(LiveSessionId session) => new(OfSession + session);

    /// <summary>The round; null of another source.</summary>
    public RoundId? Round => Value.StartsWith(OfRound, StringComparison.Ordinal) ? new(Value[OfRound.Length..]) : null;

    /// <summary>The live session; null of another source.</summary>
    public LiveSessionId? Session => Value.StartsWith(OfSession, StringComparison.Ordinal) ? LiveSessionId.Read(Value[OfSession.Length..]) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Somebody approves themes.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">Who stands behind them.</param>
/// <param name="Text">As others will read it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ApproveThemes")]
public sealed record ApproveThemes([property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] string Text)
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>Its name alone: it holds words.</summary>
    public override string ToString() => nameof(ApproveThemes);
}

/// <summary>Themes that somebody approved.</summary>
/// <param name="Id">Of the command.</param>
/// <param name="Text">What others read.</param>
/// <param name="By">Who stands behind it.</param>
/// <param name="At">When.</param>
/// <param name="Texts">Of how many summaries or questions.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ApprovedThemes")]
public sealed record ApprovedThemes(
    [property: Id(0)] CommandId Id, [property: Id(1)] string Text, [property: Id(2)] PersonId By, [property: Id(3)] DateTimeOffset At, [property: Id(4)] int Texts)
{
    /// <summary>Its name alone: it holds words.</summary>
    public override string ToString() => nameof(ApprovedThemes);
}
