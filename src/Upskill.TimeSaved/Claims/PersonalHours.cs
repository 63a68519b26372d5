using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>One person's hours: state and rules. Pure. What is refused is said without a figure, for a refusal may be logged.</summary>
internal sealed record PersonalHours(
    Baseline? Baseline, bool BaselineAsked, ImmutableSortedDictionary<WeekId, TimeSavedClaim> Claims, Nudging Nudging, WeekAnswers Answers)
{
    /// <summary>A week has no more minutes than these.</summary>
    public const int MinutesOfAWeek = 168 * 60;

    /// <summary>When people are reminded who chose nothing: at the end of the working week.</summary>
    public static readonly NudgeTime UsualTime = new(DayOfWeek.Friday, 14);

    /// <summary>Before anything was said.</summary>
    public static readonly PersonalHours Nothing =
        new(null, false, ImmutableSortedDictionary<WeekId, TimeSavedClaim>.Empty, new(UsualTime, null, null), WeekAnswers.None);

    // A Monday comes to the first of us so long before it comes to UTC.
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromHours(14);

    private const int LastHour = 23;

    /// <summary>Gives the baseline, or corrects it.</summary>
    /// <param name="command">What is given.</param>
    /// <param name="week">This week.</param>
    /// <param name="home">Where an answer of this week goes; null where it is in no figure.</param>
    public ImmutableArray<HoursFact> Give(GiveBaseline command, WeekId week, AnswerHome? home)
    {
        Known(command.Tasks.Select(task => task.Task));
        NotBelowZero(command.Tasks.Select(task => task.MinutesAWeek).Append(command.SavedMinutes));
        OfOneWeek(command.Tasks.Sum(task => (long)task.MinutesAWeek));
        OfOneWeek(command.SavedMinutes);
        var tasks = command.Tasks.Where(task => task.MinutesAWeek > 0).ToImmutableArray();
        return Baseline is { } given && given.SavedMinutes == command.SavedMinutes && given.Tasks.SequenceEqual(tasks) ? []
            : [new HoursFact.BaselineGiven([.. tasks.Select(task => new BaselinePart(task.Task, task.MinutesAWeek))], command.SavedMinutes), .. Counting(week, home)];
    }

    /// <summary>Would rather not give one.</summary>
    public ImmutableArray<HoursFact> Skip() => BaselineAsked ? [] : [new HoursFact.BaselineSkipped()];

    /// <summary>Claims a week, or corrects what was claimed.</summary>
    /// <param name="command">What is claimed.</param>
    /// <param name="home">Where a first answer of this week goes; null where it is in no figure.</param>
    /// <param name="now">By the domain's clock.</param>
    public ImmutableArray<HoursFact> Claim(ClaimHours command, AnswerHome? home, DateTimeOffset now)
    {
        Open(command.Week, now);
        Known(command.Tasks.Select(task => task.Task));
        NotBelowZero(command.Tasks.SelectMany(task => new[] { task.Saved, task.Checking, task.Lost }));
        OfOneWeek(command.Tasks.Sum(task => (long)task.Saved + task.Checking + task.Lost));
        var homeNow = Answers.HomeOf(command.Week) ?? home;
        return Claims.TryGetValue(command.Week, out var typed) && typed.Tasks.SequenceEqual(command.Tasks) && Answers.HomeOf(command.Week) == homeNow ? []
            :
            [
                new HoursFact.HoursClaimed(
                    command.Week, [.. command.Tasks.Select(task => new ClaimedPart(task.Task, task.Saved, task.Checking, task.Lost))], homeNow?.Unit, homeNow?.Cells),
                .. Baseline is null ? [] : Counting(command.Week, homeNow),
            ];
    }

    /// <summary>Claims a week as the last one that was answered before it.</summary>
    public ImmutableArray<HoursFact> Repeat(RepeatHours command, AnswerHome? home, DateTimeOffset now)
    {
        var before = Claims.LastOrDefault(claim => claim.Key < command.Week).Value
            ?? throw new Refusal("nothing-before", "You have answered for no week before this one, so there is nothing to repeat. Nothing was changed.");
        return Claim(new(command.Id, command.Week, before.Tasks), home, now);
    }

    /// <summary>Has left: no answer of theirs waits any more.</summary>
    public ImmutableArray<HoursFact> Leave(DateTimeOffset now) =>
        Answers.Waiting.Keys.Any(answer => now < answer.Week.FinallyClosesAt) ? [new HoursFact.AnswersWithdrawn()] : [];

    /// <summary>Wants to be reminded at a time, or never.</summary>
    public ImmutableArray<HoursFact> Choose(ChooseNudge command)
    {
        if (command.Time is { } time && (time.Hour is < 0 or > LastHour || !Enum.IsDefined(time.Day)))
            throw new Refusal("no-hour", "Choose a day of the week and an hour of the day. Nothing was changed.");
        return command.Time == Nudging.Time && Nudging.From is not null ? [] : [new HoursFact.NudgeChosen(command.Time?.Day, command.Time?.Hour ?? 0)];
    }

    /// <summary>Wants no more reminding of a week.</summary>
    public ImmutableArray<HoursFact> Dismiss(DismissNudge command, DateTimeOffset now)
    {
        Begun(command.Week, now);
        return Nudging.Dismissed >= command.Week ? [] : [new HoursFact.NudgeDismissed(command.Week)];
    }

    /// <summary>Whether a week can be claimed or corrected: it has begun for somebody on Earth, and ended less than 28 days ago.</summary>
    public static bool IsOpen(WeekId week, DateTimeOffset now) => !IsAhead(week, now) && now < week.FinallyClosesAt;

    /// <summary>What the person sees.</summary>
    public HoursStanding Standing(long number) => new(Baseline, BaselineAsked, [.. Claims.Values.Reverse()], Nudging, number);

    /// <summary>Folds one fact in.</summary>
    public PersonalHours With(HoursFact fact, DateTimeOffset at) => fact switch
    {
        HoursFact.BaselineGiven given => Begun(at) with
        {
            Baseline = new([.. given.Tasks.Select(part => new BaselineTask(part.Task, part.Minutes))], given.SavedMinutes),
            BaselineAsked = true,
            Answers = Answers.Corrected(given.SavedMinutes),
        },
        HoursFact.BaselineCounted counted => this with
        {
            Answers = Answers.Answered(new(ReleaseSubject.Baseline, counted.Week), new(counted.Home, counted.Cells ?? ""), Baseline!.SavedMinutes, at),
        },
        HoursFact.BaselineSkipped => Begun(at) with { BaselineAsked = true },
        HoursFact.HoursClaimed claimed => Begun(at).With(claimed, at),
        HoursFact.NudgeChosen chosen => this with { Nudging = Nudging with { Time = chosen.Day is { } day ? new(day, chosen.Hour) : null, From = at } },
        HoursFact.AnswersWithdrawn => this with { Answers = Answers.Left() },
        HoursFact.NudgeDismissed dismissed => this with { Nudging = Nudging with { Dismissed = dismissed.Week } },
        _ => throw new InvalidOperationException($"The ledger holds a {fact.GetType().Name}, which this version does not know."),
    };

    private PersonalHours With(HoursFact.HoursClaimed claimed, DateTimeOffset at)
    {
        var claim = new TimeSavedClaim(claimed.Week, [.. claimed.Tasks.Select(part => new TaskMinutes(part.Task, part.Saved, part.Checking, part.Lost))], at);
        return this with
        {
            Claims = Claims.SetItem(claimed.Week, claim),
            Answers = claimed.Home is { } home
                ? Answers.Answered(new(ReleaseSubject.Hours, claimed.Week), new(home, claimed.Cells ?? ""), claim.NetMinutes, at)
                : Answers,
        };
    }

    /// <summary>A baseline counts once, in the first week in which there is a home for it: who enrols within a week is on no Monday's roster yet.</summary>
    private ImmutableArray<HoursFact> Counting(WeekId week, AnswerHome? home) =>
        Answers.Baseline is null && home is not null ? [new HoursFact.BaselineCounted(week, home.Unit, home.Cells)] : [];

    private PersonalHours Begun(DateTimeOffset at) => Nudging.From is null ? this with { Nudging = Nudging with { From = at } } : this;

    private static bool IsAhead(WeekId week, DateTimeOffset now) => week.Monday > DateOnly.FromDateTime((now + FarthestAhead).UtcDateTime);

    private static void Begun(WeekId week, DateTimeOffset now)
    {
        if (IsAhead(week, now))
            throw new Refusal("week-ahead", "This week has not begun. Hours can be sent from its Monday on. Nothing was changed.");
    }

    private static void Open(WeekId week, DateTimeOffset now)
    {
        Begun(week, now);
        if (!IsOpen(week, now))
            throw new Refusal("week-closed", "This week ended more than four weeks ago and can be changed no more. What you had sent for it stays as it is.");
    }

    private static void Known(IEnumerable<WorkTaskId> tasks)
    {
        var seen = new HashSet<WorkTaskId>();
        if (!tasks.All(task => WorkTasks.Has(task) && seen.Add(task)))
            throw new Refusal("unknown-work", "The form names a kind of work that there is not, or one twice. Reload the page and send again. Nothing was changed.");
    }

    private static void NotBelowZero(IEnumerable<int> minutes)
    {
        if (minutes.Any(number => number < 0))
            throw new Refusal("below-zero", "Minutes cannot be below zero: time that was lost has a field of its own. Nothing was changed.");
    }

    private static void OfOneWeek(long minutes)
    {
        if (minutes > MinutesOfAWeek)
            throw new Refusal("too-many-hours", "That is more than 168 hours, and a week has no more. Nothing was changed.");
    }
}
