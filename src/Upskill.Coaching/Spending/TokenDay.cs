namespace Upskill.Coaching.Spending;

/// <summary>The rules of one learner's day.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.TokenDay")]
internal sealed record TokenDay
{
    /// <summary>Which day it is about; null before the first question.</summary>
    [Id(0)]
    public DateOnly? Day { get; init; }

    /// <summary>Tokens used, those set aside included.</summary>
    [Id(1)]
    public int Used { get; init; }

    /// <summary>Whether a question was refused for want of tokens.</summary>
    [Id(2)]
    public bool HasMetCap { get; init; }

    /// <summary>As it stands on a day: another day begins with nothing used.</summary>
    public TokenDay On(DateOnly day) => Day == day ? this : new() { Day = day };

    /// <summary>Sets tokens aside; null where there are not so many.</summary>
    public TokenDay? SetAside(int tokens, int cap) => tokens <= cap - Used ? this with { Used = Used + tokens } : null;

    /// <summary>What was used in truth. Of another day it changes nothing.</summary>
    public TokenDay Settle(TokensAside aside, int used) => Day == aside.Day ? this with { Used = Math.Max(0, Used - aside.Tokens + used) } : this;
}
