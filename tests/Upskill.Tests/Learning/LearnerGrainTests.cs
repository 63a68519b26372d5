using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Learning;

[Collection(SiloCollection.Name)]
public sealed class LearnerGrainTests(SiloFixture silo)
{
    private readonly string id = "learner-" + Guid.NewGuid().ToString("N")[..8];

    private Module Module => silo.Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;

    private ILearnerGrain Learner => silo.Grains.GetGrain<ILearnerGrain>(id);

    private UnitId Unit => new("unit-of-" + id);

    [Fact]
    public async Task Completing_a_module_is_in_the_ledger_with_its_version_when_the_command_answers()
    {
        await Place();
        var last = (await Complete()).Last();

        Assert.True(last.ModuleCompleted);
        var entries = await Entries();
        var completed = Assert.IsType<LearnerFact.ModuleCompleted>(Assert.Single(entries.SelectMany(entry => entry.Facts), fact => fact is LearnerFact.ModuleCompleted));
        Assert.Equal(Module.Version, completed.Version);
        Assert.Contains(entries[^1].Facts, fact => fact is LearnerFact.AcknowledgementSigned { SignedName: "Noor Haddad" });
    }

    [Fact]
    public async Task The_grain_says_where_the_learner_stands_with_what_is_mandatory()
    {
        Assert.Equal(MandatoryStatus.NotEnrolled, await Learner.Status());
        await Place();
        Assert.Equal(MandatoryStatus.NotStarted, await Learner.Status());

        await Learner.Submit(ModuleWalk.Right(Module, Module.Activities[0], "Noor Haddad").First());

        Assert.Equal(MandatoryStatus.InProgress, await Learner.Status());
    }

    [Fact]
    public async Task A_repeated_submission_changes_nothing_and_is_answered_the_same()
    {
        await Place();
        var submission = ModuleWalk.Right(Module, Module.Activities[0], "Noor Haddad").First();

        var first = await Learner.Submit(submission);
        var before = await Learner.Standing();
        var again = await Learner.Submit(submission);

        Assert.Equal(first, again);
        Assert.Equal(before.Number, (await Learner.Standing()).Number);
    }

    [Fact]
    public async Task A_refused_submission_leaves_no_trace()
    {
        await Place();
        var before = (await Learner.Standing()).Number;
        var submission = ModuleWalk.Right(Module, Module.Activities[0], "Noor Haddad").First() with { Version = "another" };

        var refusal = await Assert.ThrowsAsync<Refusal>(() => Learner.Submit(submission));

        Assert.Equal("content-replaced", refusal.Code);
        Assert.Equal(before, (await Learner.Standing()).Number);
    }

    [Fact]
    public async Task An_activation_that_another_one_overtook_reads_on_and_decides_again()
    {
        await Place();
        var submission = ModuleWalk.Right(Module, Module.Activities[0], "Noor Haddad").First();
        // Behind the activation's back, as a second activation would during a network split.
        await WriteBehindItsBack(submission);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => Learner.Submit(submission with { Id = CommandId.New() }));

        Assert.Equal("already-answered", refusal.Code);
    }

    [Fact]
    public async Task A_repeat_of_what_another_activation_committed_is_answered_as_it_was_then()
    {
        await Place();
        var submission = ModuleWalk.Right(Module, Module.Activities[0], "Noor Haddad").First();
        await WriteBehindItsBack(submission);
        var entries = await Entries();

        var answer = await Learner.Submit(submission);

        Assert.Equal(new SubmissionTaken(new(true, 0, 0), false), answer);
        Assert.Equal(entries.Count, (await Entries()).Count);
    }

    [Fact]
    public async Task A_learner_counts_once_in_their_unit_and_moves_with_their_figures()
    {
        await Place();
        await Learner.Submit(ModuleWalk.Right(Module, Module.Activities[0], "Noor Haddad").First());
        await Shows(Unit, new(1, 1, 0));

        var other = new UnitId("other-" + id);
        await Learner.Place(new(CommandId.New(), other, "CH", "G2", new(2020, 1, 1), null));

        await Shows(Unit, AdoptionFigures.Zero);
        await Shows(other, new(1, 1, 0));
    }

    [Fact]
    public async Task A_removed_sample_learner_is_gone_from_the_store_and_from_the_figures()
    {
        await Place();
        await Shows(Unit, new(1, 0, 0));

        await Learner.Remove();

        await Shows(Unit, AdoptionFigures.Zero);
        Assert.Empty(await silo.Services.GetRequiredService<Journal>().Read(new("learner", id)));
    }

    private Task Place() => Learner.Place(new(CommandId.New(), Unit, "CH", "G2", new(2020, 1, 1), null));

    private async Task<List<SubmissionTaken>> Complete()
    {
        var answers = new List<SubmissionTaken>();
        foreach (var submission in ModuleWalk.Right(Module, "Noor Haddad"))
            answers.Add(await Learner.Submit(submission));
        return answers;
    }

    private async Task<IReadOnlyList<LedgerEntry<LearnerFact>>> Entries() =>
        (await silo.Services.GetRequiredService<TrainingLedger>().Read<LearnerFact>(new("learner", id), LedgerHead.Empty)).Entries;

    private async Task WriteBehindItsBack(MakeSubmission made)
    {
        var ledger = silo.Services.GetRequiredService<TrainingLedger>();
        var head = (await ledger.Read<LearnerFact>(new("learner", id), LedgerHead.Empty)).Head;
        var answer = JsonSerializer.SerializeToElement(new SubmissionTaken(new(true, 0, 0), false), LedgerJson.Options);
        await ledger.Append(new("learner", id), head, new LedgerEntry<LearnerFact>(made.Id, DateTimeOffset.UnixEpoch,
        [
            new LearnerFact.SubmissionMade(made.Module, made.Activity, made.Version, made.Attempt, made.Step, made.Choices),
            new LearnerFact.AttemptAssessed(made.Module, made.Activity, made.Version, made.Attempt, true, 0, 0),
        ], answer));
    }

    private async Task Shows(UnitId unit, AdoptionFigures figures) => await Until.True(
        async () => (await silo.Grains.GetGrain<IUnitFiguresGrain>(unit.Value).Total()).Figures == figures,
        $"{unit} did not come to {figures}");
}
