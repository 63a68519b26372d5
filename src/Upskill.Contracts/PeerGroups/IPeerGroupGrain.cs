using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>
/// What about ten people say to each other in one round: numbered, in one order for all. Keyed by <see cref="PeerGroupId"/>. Nothing here knows a person: members are tokens,
/// which only the group's secret ties to people, and that is destroyed when the round closes.
/// </summary>
[GrainInterfaceType("peer-groups-group"), Alias("Upskill.IPeerGroupGrain")]
public interface IPeerGroupGrain : IGrainWithStringKey
{
    /// <summary>Says something. Durable when it returns; a repeat of the command is one message.</summary>
    /// <returns>The message's number.</returns>
    /// <exception cref="Refusal"><c>not-a-member</c>, <c>closed</c>, <c>empty</c>, <c>too-long</c>, <c>too-fast</c>, <c>full</c>, <c>no-such-message</c>.</exception>
    [Alias("Say")]
    Task<long> Say(SayMessage command);

    /// <summary>Changes one's own message within <see cref="PeerGroupLimits.EditableFor"/>. Durable when it returns; the text before is gone everywhere.</summary>
    /// <exception cref="Refusal">As <see cref="Say"/>; <c>not-yours</c>, <c>too-late</c>.</exception>
    [Alias("Edit")]
    Task Edit(EditMessage command);

    /// <summary>Deletes one's own message. Durable when it returns: its text is gone everywhere, its number stays. A repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>not-a-member</c>, <c>closed</c>, <c>no-such-message</c>, <c>not-yours</c>.</exception>
    [Alias("Delete")]
    Task Delete(DeleteMessage command);

    /// <summary>Puts a reaction to a message or takes it away. A repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>not-a-member</c>, <c>closed</c>, <c>no-such-message</c>.</exception>
    [Alias("React")]
    Task React(ReactToMessage command);

    /// <summary>Pins an answer to its question, or unpins. For who asked; at a starter question for every member.</summary>
    /// <exception cref="Refusal"><c>not-a-member</c>, <c>closed</c>, <c>no-such-message</c>, <c>not-yours</c>.</exception>
    [Alias("Pin")]
    Task Pin(PinAnswer command);

    /// <summary>Writes the summary that the group may leave. Those who agreed to another text have not agreed to this one.</summary>
    /// <exception cref="Refusal"><c>not-a-member</c>, <c>closed</c>, <c>empty</c>, <c>too-long</c>, <c>too-fast</c>.</exception>
    [Alias("Summarise")]
    Task Summarise(WriteSummary command);

    /// <summary>Agrees to the summary as it stands at <see cref="AgreeToSummary.Version"/>; not to one's own.</summary>
    /// <exception cref="Refusal"><c>not-a-member</c>, <c>closed</c>, <c>no-summary</c>, <c>changed</c>, <c>your-own</c>.</exception>
    [Alias("Agree")]
    Task Agree(AgreeToSummary command);

    /// <summary>What changed after a number, for one member; with no member (after the close) nothing is marked as anybody's own.</summary>
    /// <exception cref="Refusal"><c>not-a-member</c>.</exception>
    [Alias("After")]
    Task<GroupPage> After(MemberToken? member, long number);

    /// <summary>
    /// A message and up to <see cref="PeerGroupLimits.ReportedWith"/> before it under the same question, in their order and as they are now; nothing where there is no such message. With no
    /// member nothing is marked as anybody's own.
    /// </summary>
    /// <exception cref="Refusal"><c>not-a-member</c>.</exception>
    [Alias("Excerpt")]
    Task<ImmutableArray<OwnMessage>> Excerpt(MemberToken? member, long message);

    /// <summary>Takes a message's text away after a report, also after the close. Durable when it returns: the text is gone everywhere. A repeat changes nothing.</summary>
    [Alias("Remove")]
    Task Remove(RemoveMessage command);

    /// <summary>Who wrote a message, by token; null for a starter question and where there is no such message. For the breaking of a seal alone.</summary>
    [Alias("AuthorOf")]
    Task<MemberToken?> AuthorOf(long message);

    /// <summary>The newest number, where this is a member; else null.</summary>
    [Alias("NewestFor")]
    Task<long?> NewestFor(MemberToken member);

    /// <summary>A starter question for today. Durable; a repeat changes nothing.</summary>
    [Alias("Pose")]
    Task Pose(PoseStarter command);

    /// <summary>Somebody joined or left: who is a member is read anew before anybody is answered or told.</summary>
    [Alias("MembersChanged"), Orleans.Concurrency.OneWay]
    Task MembersChanged();

    /// <summary>Who is here now by one server's connections. Not kept.</summary>
    [Alias("Here"), Orleans.Concurrency.OneWay]
    Task Here(string server, ImmutableArray<MemberToken> members);

    /// <summary>Nothing more can be said. Durable; a repeat changes nothing.</summary>
    [Alias("Close")]
    Task Close();

    /// <summary>Deletes everything that was said, from the store and by its keys. A repeat changes nothing.</summary>
    [Alias("Forget")]
    Task Forget();

    /// <summary>How lively it is, for counts over many groups; and the summary, once it is agreed to.</summary>
    [Alias("Pulse")]
    Task<GroupPulse> Pulse();
}

/// <summary>A group of a round.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.PeerGroupId")]
public readonly record struct PeerGroupId([property: Id(0)] string Value)
{
    /// <summary>The group of this number, counted from 1.</summary>
    public static PeerGroupId Of(RoundId round, int number) => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{round}.{number}"));

    /// <summary>Which round's.</summary>
    public RoundId Round => new(Value[..Value.LastIndexOf('.')]);

    /// <summary>Its number in the round.</summary>
    public int Number => int.Parse(Value.AsSpan(Value.LastIndexOf('.') + 1), System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A member of one group: 32 hex digits that nobody can tie to a person without the group's secret.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.MemberToken")]
public readonly record struct MemberToken([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What a group takes.</summary>
public static class PeerGroupLimits
{
    /// <summary>Characters of a message or a summary.</summary>
    public const int LongestText = 4_000;

    /// <summary>Messages, edits and deletions of one member in a minute.</summary>
    public const int MostInAMinute = 20;

    /// <summary>Messages of a group, starter questions included.</summary>
    public const int MostMessages = 5_000;

    /// <summary>Messages before a reported one that are shown with it.</summary>
    public const int ReportedWith = 3;

    /// <summary>Others who agree before a summary leaves the group.</summary>
    public const int Agreements = 2;

    /// <summary>How long one's own message can be changed.</summary>
    public static readonly TimeSpan EditableFor = TimeSpan.FromMinutes(5);

    /// <summary>After so long a question without an answer is shown as such.</summary>
    public static readonly TimeSpan UnansweredAfter = TimeSpan.FromHours(48);

    /// <summary>How long what was said stays after the round closed.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
}
