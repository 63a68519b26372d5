using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>
/// Showcases that people offer for one live session, and the queue of those that the champion accepted. By <see cref="LiveSessionId"/>. Commands are durable when
/// they return; a repeat changes nothing. Who may is the caller's to know.
/// </summary>
[GrainInterfaceType("live-showcases"), Alias("Upskill.IShowcasesGrain")]
public interface IShowcasesGrain : IGrainWithStringKey
{
    /// <summary>More offers for one session are refused.</summary>
    const int Most = 100;

    /// <summary>More offers of one person for one session are refused; those they took back do not count.</summary>
    const int MostOfOne = 3;

    /// <summary>Offers a showcase.</summary>
    /// <exception cref="Refusal">Its code names the field that is at fault, or is <c>too-many</c>: with a sentence; nothing was offered.</exception>
    [Alias("Offer")]
    Task Offer(OfferShowcase command);

    /// <summary>The presenter takes an offer back; out of the queue, too.</summary>
    /// <exception cref="Refusal"><c>no-showcase</c>.</exception>
    [Alias("TakeBack")]
    Task TakeBack(string showcase, PersonId by);

    /// <summary>Accepts an offer, at the end of the queue; also one that was declined.</summary>
    /// <exception cref="Refusal"><c>no-showcase</c>, <c>taken-back</c>.</exception>
    [Alias("Accept")]
    Task Accept(string showcase);

    /// <summary>Declines an offer with a sentence for its presenter; also one that was accepted.</summary>
    /// <exception cref="Refusal"><c>no-showcase</c>, <c>taken-back</c>, <c>sentence</c>.</exception>
    [Alias("Decline")]
    Task Decline(DeclineShowcase command);

    /// <summary>Puts an accepted one at another place of the queue.</summary>
    /// <param name="showcase">Which.</param>
    /// <param name="place">From 1; what is beyond the queue is its end.</param>
    /// <exception cref="Refusal"><c>not-accepted</c>.</exception>
    [Alias("Place")]
    Task Place(string showcase, int place);

    /// <summary>All offers: accepted ones first, in order of the queue, then the others as they came.</summary>
    [Alias("Showcases")]
    Task<ImmutableArray<Showcase>> Showcases();

    /// <summary>The session's agenda: the accepted ones, in order.</summary>
    [Alias("Queue")]
    Task<ImmutableArray<QueuedShowcase>> Queue();

    /// <summary>Forgets all. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>An offer.</summary>
/// <param name="Id">Made by the client; the showcase's id from then on.</param>
/// <param name="Presenter">Who shows it.</param>
/// <param name="Content">What.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OfferShowcase")]
public sealed record OfferShowcase([property: Id(0)] CommandId Id, [property: Id(1)] PersonId Presenter, [property: Id(2)] ShowcaseContent Content)
{
    /// <summary>Its name only: what somebody wrote stands in no log.</summary>
    public override string ToString() => nameof(OfferShowcase);
}

/// <summary>The champion's no.</summary>
/// <param name="Showcase">To which offer.</param>
/// <param name="Sentence">Why, for its presenter.</param>
[GenerateSerializer, Immutable, Alias("Upskill.DeclineShowcase")]
public sealed record DeclineShowcase([property: Id(0)] string Showcase, [property: Id(1)] string Sentence)
{
    /// <summary>Its name only: what somebody wrote stands in no log.</summary>
    public override string ToString() => nameof(DeclineShowcase);
}

/// <summary>What somebody would show.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Tool">Which tool.</param>
/// <param name="Prompt">What they ask of it.</param>
/// <param name="MinutesBefore">How long the work took without.</param>
/// <param name="MinutesAfter">How long it takes with it.</param>
/// <param name="Checked">What they check by hand.</param>
/// <param name="Data">The kind of information in it.</param>
/// <param name="Minutes">How long they need in the session.</param>
/// <param name="PresenterNamedAfterwards">Whether they agree to stand by name on the summary of the session.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShowcaseContent")]
public sealed record ShowcaseContent(
    [property: Id(0)] string Title, [property: Id(1)] string Tool, [property: Id(2)] string Prompt, [property: Id(3)] int MinutesBefore, [property: Id(4)] int MinutesAfter,
    [property: Id(5)] string Checked, [property: Id(6)] DataClass Data, [property: Id(7)] int Minutes, [property: Id(8)] bool PresenterNamedAfterwards)
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 100;

    /// <summary>Longest name of a tool, in characters.</summary>
    public const int LongestTool = 60;

    /// <summary>Longest prompt, in characters.</summary>
    public const int LongestPrompt = 4_000;

    /// <summary>Longest account of what is checked, in characters.</summary>
    public const int LongestChecked = 500;

    /// <summary>Longest slot, in minutes.</summary>
    public const int LongestSlot = 30;

    /// <summary>Longest work, in minutes: a week of eight-hour days.</summary>
    public const int LongestWork = 5 * 8 * 60;

    /// <summary>Its name only: what somebody wrote stands in no log.</summary>
    public override string ToString() => nameof(ShowcaseContent);
}

/// <summary>Kinds of information that may be shown; protected information may not.</summary>
public enum DataClass
{
    /// <summary>Everybody may know.</summary>
    Public,
    /// <summary>For everybody in the organisation.</summary>
    Internal,
    /// <summary>Its loss would harm the organisation or a partner.</summary>
    Confidential,
}

/// <summary>An offer and what became of it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Presenter">Who shows it.</param>
/// <param name="Content">What.</param>
/// <param name="State">What became of it.</param>
/// <param name="Sentence">The champion's, where it was declined.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Showcase")]
public sealed record Showcase(
    [property: Id(0)] string Id, [property: Id(1)] PersonId Presenter, [property: Id(2)] ShowcaseContent Content, [property: Id(3)] ShowcaseState State,
    [property: Id(4)] string? Sentence = null)
{
    /// <summary>Longest sentence, in characters.</summary>
    public const int LongestSentence = 300;

    /// <summary>Its name only: what somebody wrote stands in no log.</summary>
    public override string ToString() => nameof(Showcase);
}

/// <summary>What became of an offer.</summary>
public enum ShowcaseState
{
    /// <summary>The champion has said nothing yet.</summary>
    Offered,
    /// <summary>It is in the queue.</summary>
    Accepted,
    /// <summary>Not this time.</summary>
    Declined,
    /// <summary>Its presenter took it back.</summary>
    TakenBack,
}

/// <summary>A showcase in a session's agenda.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is.</param>
/// <param name="Presenter">Who shows it.</param>
/// <param name="Tool">Which tool.</param>
/// <param name="Minutes">How long they need.</param>
/// <param name="PresenterNamedAfterwards">Whether they agree to stand by name on the summary.</param>
[GenerateSerializer, Immutable, Alias("Upskill.QueuedShowcase")]
public sealed record QueuedShowcase(
    [property: Id(0)] string Id, [property: Id(1)] string Title, [property: Id(2)] PersonId Presenter, [property: Id(3)] string Tool, [property: Id(4)] int Minutes,
    [property: Id(5)] bool PresenterNamedAfterwards);
