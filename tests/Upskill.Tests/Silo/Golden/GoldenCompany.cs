using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.Rubrics;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.Testing;
using Upskill.TimeSaved;
using Upskill.Workforce;
using static Upskill.Tests.TimeSaved.HoursAtWork;

namespace Upskill.Tests.Silo.Golden;

/// <summary>The small organisation of <see cref="SiloFixture"/>, whose people have done a little of everything: what a golden store is written from.</summary>
public sealed class GoldenCompany : SiloFixture
{
    /// <summary>Kinds of the ledger's chains that a golden store of this version has.</summary>
    internal static readonly string[] Kinds =
        ["learner", "roles", "access", "country-rules", "programme", "enrolment", "reviews", "round", "hours", "calibration", "attendance", "anchors"];

    /// <summary>Everybody does what they do, through the web edge where a form makes the ids.</summary>
    internal async Task Live()
    {
        foreach (var person in new[] { "mia", "max", "kim", "tom" })
            await Begin(person);
        await Grains.GetGrain<IHoursGrain>("mia").GiveBaseline(new(CommandId.New(), [new(new("drafting"), 600)], 120));
        await Grains.GetGrain<IHoursGrain>("mia").Claim(new(CommandId.New(), WeekId.Of(Clock.Today), Minutes(180, 30, 5)));
        await Grains.GetGrain<ICalibrationGrain>("mia").Begin(CommandId.New());
        await Grains.GetGrain<IAttendanceGrain>("mia").Come(new(Session, new("alpha~main"), "Everyday AI in Main", null, Clock.Now));
        await Grains.GetGrain<IAccessLogGrain>("mia").Note(CommandId.New(), new("adam"));
        await Grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Decide(
            new(CommandId.New(), new("olga"), "DE", CountryRule.Usual with { Features = OptionalFeatures.All & ~OptionalFeatures.PulseSurveys }));
        var change = new EnrolmentChange(new(EnrolmentCriteria.Everybody, new(null, 30)), null);
        var enrolment = Grains.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation);
        await enrolment.Change(new(CommandId.New(), new("olga"), change, await enrolment.Preview(change)));
        await Until.True(async () => (await enrolment.Progress()).IsDone, "the rule was not carried out");
        await Grains.GetGrain<IModuleReviewsGrain>(IModuleReviewsGrain.Organisation).Record(
            new(CommandId.New(), new("olga"), new("prompting-for-work"), Services.GetRequiredService<Programme>()[new("prompting-for-work")]!.Version, "A reviewer", null, Clock.Today));
        await Grains.GetGrain<IAnchorMarksGrain>(AnchorSet.All[0].Key).Mark(new(CommandId.New(), new("olga"), AnchorSet.All[0].Texts[0].Id, AnchorOpinion.Ready, Rubric.Current.Version));
        using var owner = await WebVisitor.SignIn(Address, "olga");
        using var brought = await ContentFiles.Bring(owner, await ContentFiles.BuiltIn(owner));
        using var talker = await Talker.SignIn(Address, "mia", OpenRound);
        await talker.Say("I wrote a letter in half the time.");
    }
}
