using System.Collections.Immutable;
using System.Globalization;
using Upskill.Kit;
using Upskill.Kit.Storage;
using Upskill.PeerGroups.Rounds;

namespace Upskill.PeerGroups.Groups;

/// <summary>The talk of a round from its opening to its deletion; each step may be cut off by a kill and is then taken again.</summary>
[GrainType("peer-groups-round-talk")]
internal sealed class RoundTalkGrain([PersistentState("round-talk")] IPersistentState<RoundTalkState> kept, GroupSecrets secrets, DomainClock clock) : Grain, IRoundTalkGrain
{
    private const int AtOnce = 32;

    private RoundId Id => new(this.GetPrimaryKeyString());

    private ISealsGrain Seals => GrainFactory.GetGrain<ISealsGrain>(Id.Value);

    private IRoundGrain RoundGrain => GrainFactory.GetGrain<IRoundGrain>(Id.Value);

    public async Task<ImmutableArray<MemberToken>> Members(int group) =>
        [.. secrets.TokensOf(PeerGroupId.Of(Id, group), await RoundGrain.Members(group))];

    public async Task<RoundTalk> Talk()
    {
        var round = await RoundGrain.Round();
        return new(kept.State.Stage, kept.State.Posed, Coming(round), round?.ClosesAt + PeerGroupLimits.KeptFor);
    }

    public async Task Plan(CommandId id, ImmutableArray<string> starters)
    {
        if (kept.State.Planned == id)
            return;
        var round = await Open();
        ImmutableArray<string> asked = [.. starters.Select(starter => starter.Trim()).Where(starter => starter.Length > 0)];
        if (kept.State.Posed + asked.Length > AskRound.MostStarters)
            throw new Refusal("starters", $"A round has at most {AskRound.MostStarters} starter questions. Nothing was changed.");
        foreach (var starter in asked)
            Check(starter);
        await Keep(kept.State with { Starters = [.. Starters(round).Take(kept.State.Posed), .. asked], Planned = id });
    }

    public async Task Pose(CommandId id, string text)
    {
        var round = await Open();
        Check(text);
        await Each(round, group => group.Pose(new(id, text.Trim())));
    }

    public async Task<PersonId?> Author(string seal, PersonId owner)
    {
        if (await RoundGrain.Round() is not { Stage: RoundStage.Open }
            || (await Seals.Seals()).FirstOrDefault(asked => asked.Id == seal) is not { } broken || !broken.IsBrokenBy(owner))
            return null;
        var group = PeerGroupId.Of(Id, broken.Group);
        return await GrainFactory.GetGrain<IPeerGroupGrain>(group.Value).AuthorOf(broken.Message) is { } token
            ? secrets.PersonOf(group, token, [.. await RoundGrain.Members(broken.Group), .. await RoundGrain.Leavers()]) : null;
    }

    public async Task LookThrough()
    {
        if (await RoundGrain.Round() is not { } round)
            return;
        if (kept.State.Stage is TalkStage.NotBegun && round.Stage is RoundStage.Open)
        {
            secrets.Make([.. Groups(round)]);
            await Keep(kept.State with { Stage = TalkStage.Open });
        }
        if (kept.State.Stage is TalkStage.Open && round.Stage is RoundStage.Open)
            await PoseDue(round);
        if (kept.State.Stage is TalkStage.Open)
            await Seals.LookThrough();
        if (kept.State.Stage is not TalkStage.Closed and not TalkStage.Forgotten && round.Stage is RoundStage.Closed)
            await Close(round);
        if (kept.State.Stage is TalkStage.Closed && clock.Now >= round.ClosesAt + PeerGroupLimits.KeptFor)
        {
            await Each(round, group => group.Forget());
            await GrainFactory.GetGrain<IReportsGrain>(RoundAccess.FunctionOf(round.Asked.Audience).Value).Forget(Id);
            await Keep(kept.State with { Stage = TalkStage.Forgotten });
        }
        // Until then it is listed, for its reports are: ReportDesk.
        if (kept.State.Stage is TalkStage.Forgotten || round.Stage is RoundStage.Discarded)
            await GrainFactory.GetGrain<IRoundsGrain>(IRoundsGrain.Talks).IsThrough(Id);
    }

    public async Task Remove()
    {
        if (await RoundGrain.Round() is { } round)
        {
            await Each(round, group => group.Forget());
            foreach (var group in Groups(round))
                secrets.Destroy(group);
            await GrainFactory.GetGrain<IReportsGrain>(RoundAccess.FunctionOf(round.Asked.Audience).Value).Forget(Id);
        }
        await Seals.Remove();
        await kept.ClearStateAsync();
        DeactivateOnIdle();
    }

    /// <summary>One a day from the opening on; what a stop of the service left out comes with the next look.</summary>
    private async Task PoseDue(Round round)
    {
        var day = (int)(clock.Now - round.OpenedAt!.Value).TotalDays;
        while (kept.State.Posed <= day && kept.State.Posed < Starters(round).Length)
        {
            var id = new CommandId(string.Create(CultureInfo.InvariantCulture, $"starter:{kept.State.Posed}"));
            var text = Starters(round)[kept.State.Posed];
            await Each(round, group => group.Pose(new(id, text)));
            await Keep(kept.State with { Posed = kept.State.Posed + 1 });
        }
    }

    /// <summary>First nothing more is said, then the secrets go: no message is left whose author could be told.</summary>
    private async Task Close(Round round)
    {
        await Each(round, group => group.Close());
        foreach (var group in Groups(round))
            secrets.Destroy(group);
        await Keep(kept.State with { Stage = TalkStage.Closed });
    }

    private async Task Each(Round round, Func<IPeerGroupGrain, Task> act)
    {
        foreach (var some in Groups(round).Chunk(AtOnce))
            await Task.WhenAll(some.Select(group => act(GrainFactory.GetGrain<IPeerGroupGrain>(group.Value))));
    }

    private async Task<Round> Open() => await RoundGrain.Round() is { Stage: RoundStage.Open } round
        ? round : throw new Refusal("closed", "The groups of this round are not open. Nothing was changed.");

    private static void Check(string starter)
    {
        if (starter.Trim().Length is 0 or > AskRound.LongestStarter)
            throw new Refusal("starters", $"A starter question has 1 to {AskRound.LongestStarter} characters. Nothing was changed.");
    }

    private ImmutableArray<string> Starters(Round? round) => kept.State.Starters ?? round?.Asked.Starters ?? [];

    private ImmutableArray<string> Coming(Round? round) => [.. Starters(round).Skip(kept.State.Posed)];

    private IEnumerable<PeerGroupId> Groups(Round round) => Enumerable.Range(1, round.Last?.Groups ?? 0).Select(number => PeerGroupId.Of(Id, number));

    private Task Keep(RoundTalkState next) => this.Keep(kept, next);
}
