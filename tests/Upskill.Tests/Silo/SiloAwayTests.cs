using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using Upskill.Adoption;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.PeerGroups;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>What people see of a silo, or of a store, that is away for a moment.</summary>
public sealed class SiloAwayTests(SiloAwayTests.Fixture silo) : IClassFixture<SiloAwayTests.Fixture>
{
    [Fact]
    public async Task Where_a_grain_further_on_is_away_the_command_is_repeated_as_it_was_sent()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        var token = WebVisitor.Token(await mia.Page("/peer-groups"));
        await silo.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero); // her group does not know its members any more
        silo.Away = (nameof(IRoundTalkGrain), nameof(IRoundTalkGrain.Members));

        using var answer = await mia.PostForJson($"/api/peer-groups/rounds/{SiloFixture.OpenRound}/messages", token, ("commandId", "said-while-away"), ("text", "Said while a silo went."));

        Assert.Null(silo.Away);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Said while a silo went.", await mia.Page($"/peer-groups/{SiloFixture.OpenRound}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_whose_state_was_not_known_to_be_written_is_kept_when_it_is_acknowledged_at_its_repeat(bool isWritten)
    {
        var cohort = silo.Grains.GetGrain<ICohortGrain>($"cut-off-{isWritten}");
        var command = new MakeCohort("Cut off", new(2026, 1, 1), new(2099, 12, 31), new("olga"));
        silo.Cut.Next("WriteStateAsync", $"cohort {cohort.GetGrainId()}", isWritten);

        await Assert.ThrowsAsync<OrleansException>(() => cohort.Make(command));
        Assert.True(silo.Cut.Happened);
        await cohort.Make(command);

        await silo.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero); // from here on the store is asked
        Assert.Equal("Cut off", (await cohort.Cohort())?.Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_roster_that_was_cut_off_when_it_was_to_be_kept_is_taken_with_the_next_answer(bool isWritten)
    {
        var week = WeekId.Of(silo.Clock.Now).Plus(isWritten ? -2 : -3);
        var (homes, roster) = (silo.Services.GetRequiredService<AnswerHomes>(), silo.Grains.GetGrain<IRosterGrain>(week.Value));
        silo.Cut.Next("WriteStateAsync", $"roster {roster.GetGrainId()}", isWritten);
        await Assert.ThrowsAnyAsync<Exception>(() => homes.Of(week, new("mia")));
        Assert.True(silo.Cut.Happened);

        Assert.NotNull(await homes.Of(week, new("mia")));

        Assert.NotEmpty(await roster.Homes()); // of which the calendar knows that the week is to be closed
    }

    /// <summary>A silo of which a call between grains finds its target away, once. It sees calls as they go out: a filter of those that come in would keep Orleans from clearing the arguments of what failed.</summary>
    public sealed class Fixture : SiloFixture, IOutgoingGrainCallFilter
    {
        /// <summary>Which write of a state is cut off next.</summary>
        public CutOff Cut { get; } = new();

        /// <summary>The interface and the method that are away; null from the moment on that somebody met it.</summary>
        public (string Interface, string Method)? Away { get; set; }

        /// <inheritdoc/>
        public Task Invoke(IOutgoingGrainCallContext context)
        {
            if (context.SourceContext is null || Away != (context.InterfaceMethod.DeclaringType!.Name, context.InterfaceMethod.Name))
                return context.Invoke();
            Away = null;
            throw new SiloUnavailableException("It went.");
        }

        /// <inheritdoc/>
        protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton<IOutgoingGrainCallFilter>(this)
            .AddSingleton(services => Cut.Through(services.GetRequiredKeyedService<IGrainStorage>("Default")));
    }
}
