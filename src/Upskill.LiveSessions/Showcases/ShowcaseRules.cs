using System.Collections.Immutable;

namespace Upskill.LiveSessions.Showcases;

/// <summary>What can happen to the showcases of one session: pure. Accepted ones stand first, in order of the queue.</summary>
internal static class ShowcaseRules
{
    /// <summary>With one more offer; as they are where it is there already.</summary>
    /// <exception cref="Refusal">With the field that is at fault as its code; <c>too-many</c>.</exception>
    public static ImmutableArray<Showcase> Offered(ImmutableArray<Showcase> all, OfferShowcase offer)
    {
        if (all.Any(showcase => showcase.Id == offer.Id.Value))
            return all;
        if (Faults(offer.Content).FirstOrDefault() is { Key: not null } fault)
            throw new Refusal(fault.Key, fault.Value + " Nothing was offered.");
        if (all.Length >= IShowcasesGrain.Most)
            throw new Refusal("too-many", "So many showcases were offered for this session that it takes no more. Choose another one. Nothing was offered.");
        if (all.Count(showcase => showcase.Presenter == offer.Presenter && showcase.State is not ShowcaseState.TakenBack) >= IShowcasesGrain.MostOfOne)
            throw new Refusal("too-many", $"You have offered {IShowcasesGrain.MostOfOne} showcases for this session already. Take one back, or choose another session. Nothing was offered.");
        return all.Add(new(offer.Id.Value, offer.Presenter, Trimmed(offer.Content), ShowcaseState.Offered));
    }

    /// <summary>A sentence for each field that is at fault; codes of refusals are names of the form's fields.</summary>
    public static ImmutableSortedDictionary<string, string> Faults(ShowcaseContent content)
    {
        var faults = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Text("title", content.Title, ShowcaseContent.LongestTitle, "Say what you would show");
        Text("tool", content.Tool, ShowcaseContent.LongestTool, "Say which tool you use");
        Text("prompt", content.Prompt, ShowcaseContent.LongestPrompt, "Write the prompt down");
        Text("checked", content.Checked, ShowcaseContent.LongestChecked, "Say what you check by hand");
        Number("minutes-before", content.MinutesBefore, 1, ShowcaseContent.LongestWork);
        Number("minutes-after", content.MinutesAfter, 0, ShowcaseContent.LongestWork);
        Number("minutes", content.Minutes, 1, ShowcaseContent.LongestSlot);
        if (!Enum.IsDefined(content.Data))
            faults["data"] = "Say which kind of information is in it. Protected information is never shown.";
        return faults.ToImmutable();

        void Text(string field, string text, int longest, string what)
        {
            if (text.Trim().Length is 0 || text.Length > longest)
                faults[field] = $"{what}, in 1 to {longest} characters.";
        }

        void Number(string field, int minutes, int least, int most)
        {
            if (minutes < least || minutes > most)
                faults[field] = $"Write whole minutes from {least} to {most}.";
        }
    }

    /// <summary>Without the presenter's offer in the queue.</summary>
    /// <exception cref="Refusal"><c>no-showcase</c>.</exception>
    public static ImmutableArray<Showcase> TakenBack(ImmutableArray<Showcase> all, string id, PersonId by)
    {
        var showcase = Of(all, id);
        return showcase.Presenter != by ? throw NoShowcase() : AtEnd(all, showcase, ShowcaseState.TakenBack, null);
    }

    /// <summary>With the offer at the end of the queue.</summary>
    /// <exception cref="Refusal"><c>no-showcase</c>, <c>taken-back</c>.</exception>
    public static ImmutableArray<Showcase> Accepted(ImmutableArray<Showcase> all, string id)
    {
        var showcase = Open(all, id);
        if (showcase.State is ShowcaseState.Accepted)
            return all;
        var without = all.Remove(showcase);
        return without.Insert(QueueLength(without), showcase with { State = ShowcaseState.Accepted, Sentence = null });
    }

    /// <summary>With the champion's no.</summary>
    /// <exception cref="Refusal"><c>no-showcase</c>, <c>taken-back</c>, <c>sentence</c>.</exception>
    public static ImmutableArray<Showcase> Declined(ImmutableArray<Showcase> all, DeclineShowcase command)
    {
        var showcase = Open(all, command.Showcase);
        return command.Sentence.Trim() is { Length: > 0 and <= Showcase.LongestSentence } sentence
            ? AtEnd(all, showcase, ShowcaseState.Declined, sentence)
            : throw new Refusal("sentence", $"Tell the presenter why, in 1 to {Showcase.LongestSentence} characters. Nothing was changed.");
    }

    /// <summary>With an accepted one at another place of the queue, from 1.</summary>
    /// <exception cref="Refusal"><c>not-accepted</c>.</exception>
    public static ImmutableArray<Showcase> Placed(ImmutableArray<Showcase> all, string id, int place)
    {
        if (all.FirstOrDefault(one => one.Id == id) is not { State: ShowcaseState.Accepted } showcase)
            throw new Refusal("not-accepted", "This showcase is not in the queue. Nothing was changed.");
        var without = all.Remove(showcase);
        var next = without.Insert(Math.Clamp(place - 1, 0, QueueLength(without)), showcase);
        return next.SequenceEqual(all) ? all : next;
    }

    /// <summary>The accepted ones as the agenda has them.</summary>
    public static ImmutableArray<QueuedShowcase> Queue(ImmutableArray<Showcase> all) => [.. all.Where(showcase => showcase.State is ShowcaseState.Accepted)
        .Select(showcase => new QueuedShowcase(showcase.Id, showcase.Content.Title, showcase.Presenter, showcase.Content.Tool, showcase.Content.Minutes,
            showcase.Content.PresenterNamedAfterwards))];

    private static int QueueLength(ImmutableArray<Showcase> all) => all.Count(showcase => showcase.State is ShowcaseState.Accepted);

    private static ImmutableArray<Showcase> AtEnd(ImmutableArray<Showcase> all, Showcase showcase, ShowcaseState state, string? sentence)
    {
        var next = showcase with { State = state, Sentence = sentence };
        return next == showcase ? all : showcase.State is ShowcaseState.Accepted ? all.Remove(showcase).Add(next) : all.Replace(showcase, next);
    }

    private static ShowcaseContent Trimmed(ShowcaseContent content) =>
        content with { Title = content.Title.Trim(), Tool = content.Tool.Trim(), Prompt = content.Prompt.Trim(), Checked = content.Checked.Trim() };

    private static Showcase Of(ImmutableArray<Showcase> all, string id) => all.FirstOrDefault(showcase => showcase.Id == id) ?? throw NoShowcase();

    private static Showcase Open(ImmutableArray<Showcase> all, string id) => Of(all, id) is { State: not ShowcaseState.TakenBack } showcase ? showcase
        : throw new Refusal("taken-back", "Its presenter took this offer back. Nothing was changed.");

    private static Refusal NoShowcase() => new("no-showcase", "There is no such showcase. Nothing was changed.");
}
