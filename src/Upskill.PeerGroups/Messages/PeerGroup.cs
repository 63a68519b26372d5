using System.Collections.Immutable;

namespace Upskill.PeerGroups.Messages;

/// <summary>What was said in a group, and what can be said next: pure, the fold of <see cref="GroupFact"/>.</summary>
/// <param name="Messages">By number.</param>
/// <param name="Summary">As it stands.</param>
/// <param name="Left">The last summary that enough others agreed to: what leaves the group.</param>
/// <param name="IsClosed">The round is over.</param>
internal sealed record PeerGroup(ImmutableSortedDictionary<long, Message> Messages, Summary? Summary, Summary? Left, bool IsClosed)
{
    /// <summary>Before anything was said.</summary>
    public static readonly PeerGroup Empty = new(ImmutableSortedDictionary<long, Message>.Empty, null, null, false);

    /// <summary>By which handle each member has spoken.</summary>
    public IReadOnlyDictionary<MemberToken, string> Spoken => Messages.Values.Where(message => message.By is not null)
        .GroupBy(message => message.By!.Value).ToDictionary(said => said.Key, said => said.First().Handle!);

    /// <summary>Every text that is still there, by the number that it was said or written at.</summary>
    public IReadOnlyDictionary<long, string> Texts
    {
        get
        {
            var texts = Messages.Values.Where(message => message.Text is not null).ToDictionary(message => message.Number, message => message.Text!);
            foreach (var summary in new[] { Left, Summary }.OfType<Summary>())
                texts[summary.Version] = summary.Text;
            return texts;
        }
    }

    /// <summary>What happens when a starter question is posed.</summary>
    public Happening? Pose(string text) => IsClosed || Messages.Count >= PeerGroupLimits.MostMessages ? null : new(new GroupFact.Posed(), text);

    /// <summary>What happens when a member says something.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public Happening Say(MemberToken by, string handle, long? question, string text)
    {
        Demand();
        if (Messages.Count >= PeerGroupLimits.MostMessages)
            throw new Refusal("full", $"This group has said {PeerGroupLimits.MostMessages} things; more are not kept. Your text is still here.");
        if (question is { } asked && Found(asked).Question is not null)
            throw new Refusal("no-such-message", "That is no question of this group. Your text is still here.");
        return new(new GroupFact.Said(by, handle, question), Checked(text));
    }

    /// <summary>What happens when somebody changes a message.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public Happening? Edit(MemberToken by, long message, string text, DateTimeOffset now)
    {
        var mine = Mine(by, message);
        if (mine.Text is null)
            throw new Refusal("no-such-message", "This message was deleted. Nothing was changed.");
        // The moment is kept to the minute, so that the last minute counts whole.
        if (now >= mine.At + PeerGroupLimits.EditableFor + TimeSpan.FromMinutes(1))
            throw new Refusal("too-late", $"A message can be changed for {PeerGroupLimits.EditableFor.TotalMinutes:0} minutes. Say it anew, or delete it. Your text is still here.");
        return Checked(text) is var said && said == mine.Text ? null : new(new GroupFact.Edited(message), said);
    }

    /// <summary>What happens when somebody deletes a message.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public Happening? Delete(MemberToken by, long message) => Mine(by, message).Text is null ? null : new(new GroupFact.Deleted(message));

    /// <summary>What happens when a message is taken away after a report; in a closed group, too. Nothing where its text is gone already.</summary>
    public Happening? Remove(long message) => Messages.GetValueOrDefault(message)?.Text is null ? null : new(new GroupFact.Removed(message));

    /// <summary>A message and up to so many before it under the same question; nothing where there is no such message.</summary>
    public IReadOnlyList<Message> Excerpt(long message, int before)
    {
        if (Messages.GetValueOrDefault(message) is not { } found)
            return [];
        var question = found.Question ?? found.Number;
        return [.. Messages.Values.Where(other => other.Number < message && (other.Number == question || other.Question == question)).TakeLast(before), found];
    }

    /// <summary>What happens when somebody reacts.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public Happening? React(MemberToken by, long message, Reaction reaction, bool isOn)
    {
        Demand();
        var found = Found(message);
        return found.Text is null || !Enum.IsDefined(reaction) ? throw new Refusal("no-such-message", "This message was deleted. Nothing was changed.")
            : found.Of(reaction).Contains(by) == isOn ? null : new(new GroupFact.Reacted(message, by, reaction, isOn));
    }

    /// <summary>What happens when an answer is pinned, or none.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public Happening? Pin(MemberToken by, long question, long? answer)
    {
        Demand();
        var asked = Found(question);
        if (asked.Question is not null || (answer is { } number && (Found(number).Question != question || Found(number).Text is null)))
            throw new Refusal("no-such-message", "An answer is pinned to the question that it answers. Nothing was changed.");
        if (asked.By is { } asker && asker != by)
            throw new Refusal("not-yours", "Whoever asked chooses the answer that is pinned. Nothing was changed.");
        return asked.Pinned == answer ? null : new(new GroupFact.Pinned(question, answer));
    }

    /// <summary>What happens when somebody writes the summary.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public Happening? Summarise(MemberToken by, string handle, string text)
    {
        Demand();
        return Checked(text) is var said && said == Summary?.Text ? null : new(new GroupFact.Summarised(by, handle), said, Replaces: Summary is not null);
    }

    /// <summary>What happens when somebody agrees to the summary.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public Happening? Agree(MemberToken by, long version)
    {
        Demand();
        if (Summary is not { } summary)
            throw new Refusal("no-summary", "Nobody has written a summary yet. Nothing was changed.");
        if (summary.Version != version)
            throw new Refusal("changed", "The summary was changed since you read it. Read it once more. Nothing was changed.");
        if (summary.By == by)
            throw new Refusal("your-own", $"You wrote this text; {PeerGroupLimits.Agreements} others agree to it. Nothing was changed.");
        return summary.Agreed.Contains(by) ? null : new(new GroupFact.Agreed(by));
    }

    /// <summary>What happens when the round is over.</summary>
    public Happening? Close() => IsClosed ? null : new(new GroupFact.Closed());

    /// <summary>After a fact.</summary>
    /// <param name="number">The fact's.</param>
    /// <param name="at">To the minute.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="text">That belongs to it; null where it is gone.</param>
    public PeerGroup With(long number, DateTimeOffset at, GroupFact fact, string? text) => fact switch
    {
        GroupFact.Posed => Add(new(number, number, null, null, null, text, at, false, ImmutableDictionary<Reaction, ImmutableHashSet<MemberToken>>.Empty, null)),
        GroupFact.Said said => Add(new(number, number, said.By, said.Handle, said.Question, text, at, false, ImmutableDictionary<Reaction, ImmutableHashSet<MemberToken>>.Empty, null)),
        GroupFact.Edited edited => Change(edited.Message, number, message => message with { Text = text, IsEdited = true }),
        GroupFact.Deleted deleted => Change(deleted.Message, number, message => message with { Text = null }),
        GroupFact.Removed removed => Change(removed.Message, number, message => message with { Text = null, IsRemoved = true }),
        GroupFact.Reacted reacted => Change(reacted.Message, number, message => message.With(reacted.Reaction, reacted.By, reacted.IsOn)),
        GroupFact.Pinned pinned => Change(pinned.Question, number, message => message with { Pinned = pinned.Answer }),
        GroupFact.Summarised summarised => this with { Summary = new(number, number, summarised.By, summarised.Handle, text ?? "", []) },
        GroupFact.Agreed agreed => Agreed(Summary! with { Changed = number, Agreed = Summary!.Agreed.Add(agreed.By) }),
        GroupFact.Closed => this with { IsClosed = true },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is no fact of a group."),
    };

    private PeerGroup Agreed(Summary summary) => this with { Summary = summary, Left = summary.IsAgreed ? summary : Left };

    private PeerGroup Add(Message message) => this with { Messages = Messages.Add(message.Number, message) };

    private PeerGroup Change(long message, long version, Func<Message, Message> change) =>
        this with { Messages = Messages.SetItem(message, change(Messages[message]) with { Version = version }) };

    private void Demand()
    {
        if (IsClosed)
            throw new Refusal("closed", "The round is over; the group can be read, and nothing more is said in it. Nothing was sent.");
    }

    private Message Found(long number) => Messages.GetValueOrDefault(number) ?? throw new Refusal("no-such-message", "This group has no such message. Nothing was changed.");

    private Message Mine(MemberToken by, long number)
    {
        Demand();
        return Found(number) is var found && found.By == by ? found : throw new Refusal("not-yours", "Only who wrote a message changes or deletes it. Nothing was changed.");
    }

    private static string Checked(string text) => text.ReplaceLineEndings("\n").Trim() switch
    {
        "" => throw new Refusal("empty", "Write something first."),
        { Length: > PeerGroupLimits.LongestText } => throw new Refusal("too-long", $"A text has at most {PeerGroupLimits.LongestText:N0} characters. Your text is still here."),
        var said => said,
    };
}
