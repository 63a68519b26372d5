using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Breakouts;

/// <summary>Groups, from a draw until all are called back: rules and state, pure.</summary>
/// <param name="Number">Of the draw, in the one order.</param>
/// <param name="Seats">Who is in which group, from 1, by token.</param>
/// <param name="Sizes">People of each group.</param>
/// <param name="EndsAt">When all come back.</param>
/// <param name="Help">Groups that ask for help.</param>
internal sealed record Breakout(
    long Number, ImmutableDictionary<AttendeeToken, int> Seats, ImmutableArray<int> Sizes, DateTimeOffset EndsAt, ImmutableSortedSet<int> Help)
{
    /// <summary>People of a group, where it comes out even.</summary>
    public const int Size = 10;

    /// <summary>What a host adds at a time.</summary>
    public const int MinutesMore = 2;

    private const int LongestMinutes = 120;

    /// <summary>As everybody sees them.</summary>
    public ShownGroups Shown => new(Number, Sizes.Length, EndsAt);

    /// <summary>When groups that are drawn now come back.</summary>
    /// <exception cref="Refusal"><c>minutes</c>.</exception>
    public static DateTimeOffset Ends(int minutes, DateTimeOffset now) => minutes is >= 1 and <= LongestMinutes ? now.AddMinutes(minutes)
        : throw new Refusal("minutes", $"Groups talk for 1 to {LongestMinutes} minutes. Nothing was drawn.");

    /// <summary>As they were drawn.</summary>
    public static Breakout Of(long number, SessionFact.Grouped drawn) => new(
        number, drawn.Groups.Index().SelectMany(group => group.Item.Select(token => KeyValuePair.Create(token, group.Index + 1))).ToImmutableDictionary(),
        [.. drawn.Groups.Select(group => group.Length)], drawn.EndsAt, []);

    /// <summary>What happens when somebody who came late joins: they come into the smallest group, the first of equally small ones.</summary>
    public SessionFact? Seat(AttendeeToken by) => Seats.ContainsKey(by) ? null : new SessionFact.Seated(by, Sizes.IndexOf(Sizes.Min()) + 1);

    /// <summary>What happens when somebody's group asks for help.</summary>
    /// <exception cref="Refusal"><c>no-group</c>.</exception>
    public SessionFact? Call(AttendeeToken by) => !Seats.TryGetValue(by, out var group) ? throw new Refusal("no-group", "You are in no group now. Nothing was sent.")
        : Help.Contains(group) ? null : new SessionFact.HelpCalled(group);

    /// <summary>With one who came late.</summary>
    public Breakout With(SessionFact.Seated seated) =>
        this with { Seats = Seats.SetItem(seated.By, seated.Group), Sizes = Sizes.SetItem(seated.Group - 1, Sizes[seated.Group - 1] + 1) };
}
