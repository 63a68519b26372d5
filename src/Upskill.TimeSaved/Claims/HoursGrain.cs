using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>The process around <see cref="PersonalHours"/>: decide, commit with the rows of what waits to be released, tell their homes, answer.</summary>
[GrainType("time-saved-hours")]
internal sealed class HoursGrain(IKeyStore keys, Journal journal, AnswerHomes homes, DomainClock clock)
    : AnswersGrain<PersonalHours, HoursFact>(keys, journal), IHoursGrain
{
    /// <summary>The journals of hours.</summary>
    public const string JournalKind = "hours";

    /// <summary>What answers are called after.</summary>
    public const string Answers = "answers";

    protected override string Kind => JournalKind;

    protected override PersonalHours Empty => PersonalHours.Nothing;

    protected override string Purpose => Answers;

    public async Task GiveBaseline(GiveBaseline command)
    {
        var week = WeekId.Of(clock.Now);
        var home = State.Answers.Baseline is null ? await HomeOf(week) : null;
        await Commit(command.Id, hours => hours.Give(command, week, home), (_, _) => true);
    }

    public Task SkipBaseline(CommandId id) => Commit(id, hours => hours.Skip(), (_, _) => true);

    public async Task Claim(ClaimHours command)
    {
        var home = await HomeOf(command.Week);
        await Commit(command.Id, hours => hours.Claim(command, home, clock.Now), (_, _) => true);
    }

    public async Task Repeat(RepeatHours command)
    {
        var home = await HomeOf(command.Week);
        await Commit(command.Id, hours => hours.Repeat(command, home, clock.Now), (_, _) => true);
    }

    public Task ChooseNudge(ChooseNudge command) => Commit(command.Id, hours => hours.Choose(command), (_, _) => true);

    public Task DismissNudge(DismissNudge command) => Commit(command.Id, hours => hours.Dismiss(command, clock.Now), (_, _) => true);

    public Task Leave(CommandId id) => Commit(id, hours => hours.Leave(clock.Now), (_, _) => true);

    public Task<HoursStanding> Standing() => Task.FromResult(State.Standing(Number));

    protected override PersonalHours Fold(PersonalHours state, HoursFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override PersonalHours Left(PersonalHours state) => state with { Answers = state.Answers.Left() };

    protected override ImmutableArray<WeekRow> RowsOf(PersonalHours state, string token, long number) => state.Answers.Rows(token, number, clock.Now);

    protected override ImmutableArray<WeekRow> RowsOf(PersonalHours before, PersonalHours after, string token, long number) =>
        after.Answers.Changed(before.Answers, token, number, clock.Now);

    /// <summary>Asked only for a week's first answer: a home does not change. Before the week has begun by UTC, and for who joined since, there is none.</summary>
    private async ValueTask<AnswerHome?> HomeOf(WeekId week) => State.Answers.HomeOf(week) is { } known ? known
        : PersonalHours.IsOpen(week, clock.Now) ? await homes.Of(week, new(Name.Subject)) : null;
}
