using System.Security.Cryptography;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>The process around <see cref="PersonalHours"/>: decide, commit, answer.</summary>
[GrainType("time-saved-hours")]
internal sealed class HoursGrain(IKeyStore keys, Journal journal, DomainClock clock) : LedgerGrain<PersonalHours, HoursFact>, IHoursGrain
{
    /// <summary>The journals of hours.</summary>
    public const string JournalKind = "hours";

    private const int TokenBytes = 16;

    protected override string Kind => JournalKind;

    protected override PersonalHours Empty => PersonalHours.Nothing;

    // Another one than the learner's in the rows of the census: nobody can lay the two side by side.
    private string Token => Convert.ToHexStringLower(HMACSHA256.HashData(keys.KeyOf(Name.Subject), "answers"u8)[..TokenBytes]);

    public Task GiveBaseline(GiveBaseline command) => Commit(command.Id, hours => hours.Give(command), (_, _) => true);

    public Task SkipBaseline(CommandId id) => Commit(id, hours => hours.Skip(), (_, _) => true);

    public Task Claim(ClaimHours command) => Commit(command.Id, hours => hours.Claim(command, clock.Now), (_, _) => true);

    public Task Repeat(RepeatHours command) => Commit(command.Id, hours => hours.Repeat(command, clock.Now), (_, _) => true);

    public Task ChooseNudge(ChooseNudge command) => Commit(command.Id, hours => hours.Choose(command), (_, _) => true);

    public Task DismissNudge(DismissNudge command) => Commit(command.Id, hours => hours.Dismiss(command, clock.Now), (_, _) => true);

    public Task<HoursStanding> Standing() => Task.FromResult(State.Standing(Number));

    public Task<Answer?> Answer(IsoWeek week) => Task.FromResult(State.Claims.ContainsKey(week) ? State.AnswerOf(week, Token) : null);

    public async Task Remove()
    {
        await journal.Delete(Name);
        DeactivateOnIdle();
    }

    protected override PersonalHours Fold(PersonalHours state, HoursFact fact, DateTimeOffset at) => state.With(fact, at);
}
