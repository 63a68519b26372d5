using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.Adoption;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>The process around <see cref="PersonalHours"/>: decide, commit with the rows of what waits to be released, tell their homes, answer.</summary>
[GrainType("time-saved-hours")]
internal sealed class HoursGrain(IKeyStore keys, Journal journal, AnswerHomes homes, DomainClock clock) : LedgerGrain<PersonalHours, HoursFact>, IHoursGrain
{
    /// <summary>The journals of hours.</summary>
    public const string JournalKind = "hours";

    private const int TokenBytes = 16;

    private string? token;

    // A kill may have cut off the rows of the last entry, and the next entry takes the mark of that away: the first one of an activation writes them all.
    private bool areRowsSure;

    private ImmutableArray<WeekRow> written = [];

    protected override string Kind => JournalKind;

    protected override PersonalHours Empty => PersonalHours.Nothing;

    // Another one than the learner's in the rows of the census: nobody can lay the two side by side.
    private string Token => token ??= TokenOf(keys.KeyOf(Name.Subject));

    /// <summary>The name of somebody's answers: opaque, and gone with the key that it is derived from.</summary>
    public static string TokenOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "answers"u8)[..TokenBytes]);

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

    public Task Mend() => MendRows();

    public async Task Remove()
    {
        var rows = Number == 0 ? [] : State.Answers.Left().Rows(Token, Number, clock.Now);
        await journal.Delete(Name, Writes(rows));
        Tell(rows);
        DeactivateOnIdle();
    }

    protected override PersonalHours Fold(PersonalHours state, HoursFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override IReadOnlyList<RowWrite> Rows(PersonalHours before, PersonalHours after, long number)
    {
        written = areRowsSure ? after.Answers.Changed(before.Answers, Token, number, clock.Now) : after.Answers.Rows(Token, number, clock.Now);
        return Writes(written);
    }

    protected override IReadOnlyList<RowWrite> AllRows(PersonalHours state, long number) => Writes(state.Answers.Rows(Token, number, clock.Now));

    protected override void Announce(PersonalHours before, PersonalHours after)
    {
        areRowsSure = true;
        Tell(written);
    }

    /// <summary>Asked only for a week's first answer: a home does not change. Before the week has begun by UTC, and for who joined since, there is none.</summary>
    private async ValueTask<AnswerHome?> HomeOf(WeekId week) => State.Answers.HomeOf(week) is { } known ? known
        : PersonalHours.IsOpen(week, clock.Now) ? await homes.Of(week, new(Name.Subject)) : null;

    private IReadOnlyList<RowWrite> Writes(IEnumerable<WeekRow> rows) => [.. rows.Select(row => row.Write(Name.Partition))];

    /// <summary>Exactly one call a row written: a unit counts them against the store's counter to know that it missed none.</summary>
    private void Tell(IEnumerable<WeekRow> rows)
    {
        foreach (var (home, row, isIn) in rows)
        {
            var unit = GrainFactory.GetGrain<IUnitReleaseGrain>(home.ToString());
            (isIn ? unit.Answered(row) : unit.Withdrawn(row.Week, row.Token, row.Version)).Ignore();
        }
    }
}
