using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Coaching.Observations;
using Upskill.Kit.Guard;
using Upskill.Kit.Ledger;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;
using Upskill.TimeSaved.Claims;
using Roster = Upskill.PeerGroups.Draws.Roster;

namespace Upskill.Benchmarks.Pure;

/// <summary>What the product does without a store, a clock or a network: each part at the size that it has in use, some beside the least that could do.</summary>
public class PureParts
{
    private const int People = 150, GroupSize = 10, Leaves = 400, BatchSize = 25, Entries = 16;
    private const string Subject = "E000001";
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);
    private static readonly WeekId Week = WeekId.Of(At);

    private readonly Roster roster = RosterBuilder.Of(DrawCompany.Function(People), [], null).Roster;
    private readonly byte[] seed = DrawCompany.Seed(1), key = new byte[32], stored = new byte[500];
    private readonly AdoptionFigures[] leaves = [.. Enumerable.Range(0, Leaves).Select(leaf => new AdoptionFigures(250, 200 - (leaf % 50), leaf % 150))];
    private readonly ReleaseKey releaseKey = new(new byte[32]);
    private readonly ReleaseSubject subject = new(ReleaseSubject.Hours, new("function-1"));
    private readonly Answer[] answers = [.. Enumerable.Range(0, BatchSize).Select(person => new Answer(person.ToString("x32", CultureInfo.InvariantCulture), 1, At, (person * 37) % 600))];
    private readonly LedgerEntry<HoursFact> entry = new(new("0123456789abcdef0123456789abcdef"), At,
        [new HoursFact.BaselineCounted(Week, new("function-1"), "class:3")], JsonSerializer.SerializeToElement(12));
    private readonly LedgerHead head = new(Entries, [.. new byte[32]]);
    private readonly DataGuard guard = new(new GuardCodes([]), directory: null!); // names alone are looked up
    private readonly string message = "I ask for the page of each figure and look up three of them, as on 12 March. If one of 4,811 is wrong I check all; it took me 25 minutes instead of 90, and nobody minded so far.";

    private readonly string prompt = Longest("Write a table for the team from the notes below, do not add causes; "), begun = Longest("check check check check with the mit den \"bb\" ");

    /// <summary>A draw of a function of 150 into groups of ten.</summary>
    [Benchmark]
    public object Draw() => Upskill.PeerGroups.Draws.Draw.Of(roster, GroupSizes.Groups(People, GroupSize), seed);

    /// <summary>Beside it a plain shuffle, which keeps nobody apart.</summary>
    [Benchmark]
    public object Shuffle()
    {
        int[] order = [.. Enumerable.Range(0, People)];
        new Random(1).Shuffle(order);
        return order.Chunk(GroupSize).ToImmutableArray();
    }

    /// <summary>The figures of a company from those of 400 teams.</summary>
    [Benchmark]
    public AdoptionFigures RollUp() => leaves.Aggregate(AdoptionFigures.Zero, (sum, leaf) => sum + leaf);

    /// <summary>Twenty-five answers of a unit are put away under two rounded totals.</summary>
    [Benchmark]
    public object Release() => Batch.Seal(releaseKey, subject, Week, 1, answers, At);

    /// <summary>An entry is sealed with its subject's key and chained to the one before.</summary>
    [Benchmark]
    public object LedgerAppend() => head.After(LedgerEnvelope.Close(Subject, key, head, entry));

    /// <summary>Beside it the hash of as many bytes alone.</summary>
    [Benchmark]
    public byte[] Hash() => SHA256.HashData(stored);

    /// <summary>The guard looks at a message of 180 characters in which nothing is found.</summary>
    [Benchmark]
    public object Guard() => guard.Look(message);

    /// <summary>The rubric's phrases are looked for in the longest prompt, of which every sentence shows several.</summary>
    [Benchmark]
    public object Observe() => PromptObserver.Observe(prompt);

    /// <summary>And in one that begins a phrase with each word, which takes an expression longest.</summary>
    [Benchmark]
    public object ObserveBegun() => PromptObserver.Observe(begun);

    private static string Longest(string again) => string.Concat(Enumerable.Repeat(again, PromptExercise.LongestText))[..PromptExercise.LongestText];
}
