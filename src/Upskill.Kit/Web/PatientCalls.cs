namespace Upskill.Kit.Web;

/// <summary>
/// Grain calls of the web edge, and of whatever runs beside the grains, are repeated for up to five seconds while the silo that they went to is being replaced: nobody who reads a page or signs in sees more than a moment's delay.
/// Calls may have been carried out before the silo went. That is safe: reads change nothing, and commands have an id or may be done twice, as <see cref="CommandRoutes.WithCommands"/> asks of them;
/// what may not says so (<see cref="NeverRepeatedAttribute"/>).
/// Calls between grains are not repeated here: whoever called the first of them does.
/// </summary>
/// <remarks>
/// A request loses its arguments where a grain of this silo has carried it out, also where it failed because a grain further on was away: they are kept here, and given back before a repeat.
/// They are not changed meanwhile, for what grains take is immutable.
/// </remarks>
public sealed class PatientCalls : IOutgoingGrainCallFilter
{
    /// <summary>How long a call, or a command as a whole, is repeated.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>How long is waited before a repeat.</summary>
    public static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context) => context.SourceContext is null ? Patiently(context) : context.Invoke();

    private static async Task Patiently(IOutgoingGrainCallContext context)
    {
        var until = Environment.TickCount64 + (long)Longest.TotalMilliseconds;
        var arguments = new object?[context.Request.GetArgumentCount()];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = context.Request.GetArgument(i);
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception away) when (Problems.IsSiloAway(away) && Environment.TickCount64 < until && !context.InterfaceMethod.IsDefined(typeof(NeverRepeatedAttribute), inherit: false))
            {
                await Task.Delay(BetweenTries);
                for (var i = 0; i < arguments.Length; i++)
                    context.Request.SetArgument(i, arguments[i]!); // null is one, too
            }
        }
    }
}
