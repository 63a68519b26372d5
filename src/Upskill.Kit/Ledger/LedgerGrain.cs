using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Kit.Ledger;

/// <summary>
/// A grain whose state is the fold of its ledger. Its commands decide, commit, announce and answer, in this order, through <see cref="Commit{TAnswer}"/>.
/// </summary>
/// <typeparam name="TState">An immutable record; rules live there.</typeparam>
/// <typeparam name="TFact">What can happen to it.</typeparam>
public abstract class LedgerGrain<TState, TFact> : Grain where TState : class
{
    private const int MostRaces = 5;
    private readonly Dictionary<CommandId, JsonElement> answered = [];
    private TrainingLedger ledger = null!;
    private LedgerHead head = LedgerHead.Empty;

    /// <summary>The journal's kind, for example <c>learner</c>.</summary>
    protected abstract string Kind { get; }

    /// <summary>True of what the ledger says so far.</summary>
    protected TState State { get; private set; } = null!;

    /// <summary>Number of entries folded into <see cref="State"/>: the newest number that somebody who watches can have.</summary>
    protected long Number => head.Length;

    /// <summary>This grain's journal.</summary>
    protected JournalName Name => new(Kind, this.GetPrimaryKeyString());

    /// <summary>The state before anything happened.</summary>
    protected abstract TState Empty { get; }

    /// <summary>Folds one fact in.</summary>
    protected abstract TState Fold(TState state, TFact fact, DateTimeOffset at);

    /// <summary>Rows that a change rewrites, in the same step; none where they stay as they are.</summary>
    protected virtual IReadOnlyList<RowWrite> Rows(TState before, TState after, long number) => [];

    /// <summary>Tells who should know. Runs after the commit; what it throws does not fail the command.</summary>
    protected virtual void Announce(TState before, TState after) { }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        ledger = ServiceProvider.GetRequiredService<TrainingLedger>();
        State = Empty;
        await ReadOn();
    }

    /// <summary>
    /// Decides by the rules, commits what they say happened, announces it and answers. A repeat of <paramref name="command"/> changes nothing and is answered
    /// as it was then. Where another activation wrote first, reads on and decides again.
    /// </summary>
    /// <param name="command">The client's id.</param>
    /// <param name="decide">Pure: what happens to this state. Throws <see cref="Refusal"/> to say no; no facts means that there is nothing to do.</param>
    /// <param name="answer">Pure: what to answer, from the state after and what happened.</param>
    /// <exception cref="RedisException">The outcome is unknown; the grain goes, so that the next call reads what is true.</exception>
    protected async Task<TAnswer> Commit<TAnswer>(
        CommandId command, Func<TState, ImmutableArray<TFact>> decide, Func<TState, ImmutableArray<TFact>, TAnswer> answer)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (answered.TryGetValue(command, out var then))
                return then.Deserialize<TAnswer>(LedgerJson.Options)!;
            var facts = decide(State);
            if (facts.IsEmpty)
                return answer(State, facts);
            var now = ServiceProvider.GetRequiredService<DomainClock>().Now;
            var (before, after) = (State, facts.Aggregate(State, (state, fact) => Fold(state, fact, now)));
            var said = answer(after, facts);
            var entry = new LedgerEntry<TFact>(command, now, facts, JsonSerializer.SerializeToElement(said, LedgerJson.Options));
            if (await Append(entry, Rows(before, after, head.Length + 1)) is LedgerOutcome.Committed committed)
            {
                head = committed.Head;
                State = after;
                answered[command] = entry.Answer;
                Tell(before, after);
                return said;
            }
            await ReadOn();
        }
        throw new Refusal("busy", "Somebody else is changing this at the same moment. Nothing was lost; please try again.");
    }

    private async Task<LedgerOutcome> Append(LedgerEntry<TFact> entry, IReadOnlyList<RowWrite> rows)
    {
        try
        {
            return await ledger.Append(Name, head, entry, rows);
        }
        catch (Exception unknown) when (StoreAway.Is(unknown))
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task ReadOn()
    {
        var from = head;
        var page = await ledger.Read<TFact>(Name, from);
        if (head != from)
        {
            // Another command of this activation came between: what was read is, in part, folded in already.
            await ReadOn();
            return;
        }
        foreach (var entry in page.Entries)
        {
            State = entry.Facts.Aggregate(State, (state, fact) => Fold(state, fact, entry.At));
            answered[entry.Command] = entry.Answer;
        }
        head = page.Head;
    }

    private void Tell(TState before, TState after)
    {
        try
        {
            Announce(before, after);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(GetType())
                .AnnouncementFailed(Kind, this.GetPrimaryKeyString(), failed);
        }
    }
}

internal static partial class LedgerGrainLog
{
    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Kind} {Subject}: a committed change could not be announced.")]
    public static partial void AnnouncementFailed(this ILogger logger, string kind, string subject, Exception failed);
}
