using System.Runtime.CompilerServices;
using Upskill.PeerGroups;

namespace Upskill.Tests.PeerGroups.Messages;

/// <summary>A call that times out is printed with what it carries, into an exception and from there into a log.</summary>
public sealed class GroupCommandTests
{
    private const string Text = "what somebody said";
    private static readonly MemberToken Ann = new("ann's token");

    public static TheoryData<object> Commands => new(
        new SayMessage(CommandId.New(), Ann, null, Text), new EditMessage(CommandId.New(), Ann, 1, Text), new WriteSummary(CommandId.New(), Ann, Text));

    [Theory]
    [MemberData(nameof(Commands), DisableDiscoveryEnumeration = true)]
    public void A_command_is_printed_without_what_somebody_said_and_without_who(object command)
    {
        var call = typeof(IPeerGroupGrain).Assembly.GetTypes().Where(type => typeof(Orleans.Serialization.Invocation.IInvokable).IsAssignableFrom(type) && type.Name.Contains("IPeerGroupGrain", StringComparison.Ordinal))
            .Select(type => (Orleans.Serialization.Invocation.IInvokable)RuntimeHelpers.GetUninitializedObject(type))
            .Single(call => call.GetArgumentCount() == 1 && call.GetMethod()?.GetParameters()[0].ParameterType == command.GetType());
        call.SetArgument(0, command);

        var printed = call.ToString()!;

        Assert.Contains(command.GetType().Name, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(Ann.Value, printed, StringComparison.Ordinal);
    }
}
