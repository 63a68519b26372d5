using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Learning.Publishing;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>Stays whose end nobody saw, at a live version of a module.</summary>
public sealed class CutOffStayTests(CutOffStayTests.Fixture silo) : IClassFixture<CutOffStayTests.Fixture>
{
    private const int Enough = 45;
    private static readonly ModuleId Module = new("prompting-for-work");

    [Fact]
    public async Task Who_was_there_when_the_silo_stopped_was_there_until_it_was_last_noted_and_again_from_their_return_on()
    {
        var session = await LiveWork.Start(silo, "cut-off", "alpha", "host-of-cut-off", module: Module);
        await using (var mia = await Attendee.SignIn(silo, "mia", session))
        await using (var max = await Attendee.SignIn(silo, "max", session))
        {
            await mia.Connect();
            await max.Connect();
            await Until.True(async () => await Of("mia", session) is not null && await Of("max", session) is not null, "nobody noted that they came");
            silo.Clock.GoOnFrom(silo.Clock.Now.AddMinutes(20));
            await Until.True(async () => (await Of("mia", session))!.Minutes > 0 && (await Of("max", session))!.Minutes > 0, "nobody noted that they are there still");
            Assert.Contains(", noted until ", await mia.Visitor.Page("/sessions/attendance"), StringComparison.Ordinal);
        }
        Assert.InRange((await Of("mia", session))!.Minutes, 20, 21);
        Assert.DoesNotContain(Module, await Attended("mia"));
        await silo.Restart(); // what is in memory only is gone, as after a kill

        silo.Clock.GoOnFrom(silo.Clock.Now.AddMinutes(15));
        await using var again = await Attendee.SignIn(silo, "mia", session);
        await again.Connect();
        await Until.True(async () => (await Of("mia", session))!.Stays.Length == 2, "nobody noted that she came again");
        silo.Clock.GoOnFrom(silo.Clock.Now.AddMinutes(30));
        await Until.True(async () => (await Attended("mia")).ContainsKey(Module), "what she was there is no evidence yet");
        Assert.InRange((await Attended("mia"))[Module], 50, 51);
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        await LiveWork.Through(silo, session);

        var (hers, his) = ((await Of("mia", session))!, (await Of("max", session))!);
        Assert.All(hers.Stays, stay => Assert.NotNull(stay.Until));
        Assert.InRange(hers.Minutes, 50, 51); // not the fifteen between
        Assert.InRange(his.Minutes, 20, 21); // he never came back
        Assert.Equal(hers.Minutes, (await Attended("mia"))[Module]);
    }

    private async Task<Attendance?> Of(string person, LiveSessionId session) =>
        (await silo.Grains.GetGrain<IAttendanceGrain>(person).Attendances()).FirstOrDefault(attendance => attendance.Session == session);

    private async Task<IReadOnlyDictionary<ModuleId, int>> Attended(string person) => (await silo.Grains.GetGrain<ILearnerGrain>(person).Standing()).AttendedMinutes;

    /// <summary>A silo in which a module is met by a live session of forty-five minutes.</summary>
    public sealed class Fixture : SiloFixture
    {
        /// <inheritdoc/>
        protected override void Adjust(WebApplicationBuilder builder)
        {
            var programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));
            builder.Services.AddSingleton(services => new ProgrammeInUse(services.GetRequiredService<ContentStore>(),
                programme with { Modules = [.. programme.Modules.Select(module => module.Id == Module ? module with { LiveMinutes = Enough } : module)] }));
        }
    }
}
