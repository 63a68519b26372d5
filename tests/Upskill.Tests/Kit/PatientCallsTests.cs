using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using Upskill.Kit.Web;

namespace Upskill.Tests.Kit;

/// <summary>Who waits while a silo is replaced, for how long, and who does not.</summary>
public sealed class PatientCallsTests
{
    [Fact]
    public async Task A_call_from_the_edge_is_repeated_until_another_silo_answers()
    {
        var call = new Call(null, new SiloUnavailableException(), new OrleansException("placed on a silo that is gone"));

        await new PatientCalls().Invoke(call);

        Assert.Equal(3, call.Times);
    }

    [Fact]
    public async Task What_a_grain_says_is_not_asked_again()
    {
        var call = new Call(null, new Refusal("no", "No."));

        await Assert.ThrowsAsync<Refusal>(() => new PatientCalls().Invoke(call));
        Assert.Equal(1, call.Times);
    }

    [Fact]
    public async Task What_counts_a_second_time_is_not_repeated()
    {
        var call = new Call(null, new SiloUnavailableException()) { InterfaceMethod = typeof(IMethods).GetMethod(nameof(IMethods.Counts))! };

        await Assert.ThrowsAsync<SiloUnavailableException>(() => new PatientCalls().Invoke(call));
        Assert.Equal(1, call.Times);
    }

    [Fact]
    public async Task A_call_of_a_grain_is_not_repeated_here()
    {
        var call = new Call(DispatchProxy.Create<IGrainContext, OfNothing>(), new SiloUnavailableException());

        await Assert.ThrowsAsync<SiloUnavailableException>(() => new PatientCalls().Invoke(call));
        Assert.Equal(1, call.Times);
    }

    [Fact]
    public async Task Where_none_answers_it_ends_with_what_the_last_one_said()
    {
        var call = new Call(null, [.. Enumerable.Repeat(new SiloUnavailableException(), 100)]);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => new PatientCalls().Invoke(call));
        Assert.InRange(call.Times, 2, 1 + (int)(PatientCalls.Longest / PatientCalls.BetweenTries));
    }

    private interface IMethods
    {
        void MayBeRepeated();

        [NeverRepeated]
        void Counts();
    }

    /// <summary>Ends with each of these, and then well.</summary>
    private sealed class Call(IGrainContext? source, params Exception[] ends) : IOutgoingGrainCallContext
    {
        public int Times { get; private set; }

        public IGrainContext? SourceContext => source;

        public Task Invoke() => Times++ < ends.Length ? Task.FromException(ends[Times - 1]) : Task.CompletedTask;

        public IInvokable Request { get; } = DispatchProxy.Create<IInvokable, WithoutArguments>();

        public object Grain => throw new NotSupportedException();

        public MethodInfo InterfaceMethod { get; init; } = typeof(IMethods).GetMethod(nameof(IMethods.MayBeRepeated))!;

        public object? Result { get; set; }

        public Response? Response { get; set; }

        public GrainId? SourceId => null;

        public GrainId TargetId => default;

        public GrainInterfaceType InterfaceType => default;

        public string InterfaceName => "";

        public string MethodName => "";
    }

    /// <summary>A request of a method without parameters.</summary>
    public class WithoutArguments : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IInvokable.GetArgumentCount) ? 0 : throw new NotSupportedException();
    }

    /// <summary>Some grain's context, of which nothing is asked.</summary>
    public class OfNothing : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException();
    }
}
