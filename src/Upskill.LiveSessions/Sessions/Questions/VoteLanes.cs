using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Upskill.LiveSessions.Sessions.Questions;

/// <summary>
/// Votes of one server on their way to a session: while a call is on its way the next ones gather, so that however many come, each call is one append and the session is never behind a queue of calls.
/// </summary>
internal sealed class VoteLanes(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<LiveSessionId, Lane> lanes = new();

    /// <summary>Casts a vote; durable when it returns.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public async Task Cast(LiveSessionId session, CastVote vote)
    {
        var answer = await lanes.GetOrAdd(session, id => new(grains.GetGrain<ILiveSessionGrain>(id.Value), () => lanes.TryRemove(id, out _))).Cast(vote);
        if (answer is not null)
            throw new Refusal(answer.Code, answer.Message);
    }

    private sealed class Lane(ILiveSessionGrain session, Action empty)
    {
        private const int MostAtOnce = 2_000;
        private readonly ConcurrentQueue<(CastVote Vote, TaskCompletionSource<Refusal?> Answer)> waiting = new();
        private int isDriven;

        public Task<Refusal?> Cast(CastVote vote)
        {
            var answer = new TaskCompletionSource<Refusal?>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue((vote, answer));
            if (Interlocked.Exchange(ref isDriven, 1) == 0)
                _ = Drive();
            return answer.Task;
        }

        private async Task Drive()
        {
            Activity.Current = null; // the votes of many are no part of one request
            do
            {
                while (!waiting.IsEmpty)
                    await Send();
                empty();
                Volatile.Write(ref isDriven, 0);
            }
            while (!waiting.IsEmpty && Interlocked.Exchange(ref isDriven, 1) == 0);
        }

        private async Task Send()
        {
            var some = new List<(CastVote Vote, TaskCompletionSource<Refusal?> Answer)>();
            while (some.Count < MostAtOnce && waiting.TryDequeue(out var next))
                some.Add(next);
            try
            {
                var answers = await session.Vote([.. some.Select(one => one.Vote)]);
                foreach (var (one, answer) in some.Zip(answers))
                    one.Answer.SetResult(answer);
            }
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                some.ForEach(one => one.Answer.SetException(failed));
            }
        }
    }
}
