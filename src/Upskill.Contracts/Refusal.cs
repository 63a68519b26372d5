namespace Upskill;

/// <summary>
/// The domain said no. Rules throw it, the web edge maps it once: 409 problem details for a script, a page with the sentence for a person.
/// </summary>
[GenerateSerializer, Alias("Upskill.Refusal")]
public sealed class Refusal : Exception
{
    /// <param name="code">Stable, kebab-case, never shown: clients and tests branch on it.</param>
    /// <param name="sentence">What happened, what was kept and what to do, in one or two plain sentences that may be shown.</param>
    public Refusal(string code, string sentence) : base(sentence) => Code = code;

    /// <summary>Stable code, for example <c>already-answered</c>.</summary>
    [Id(0)]
    public string Code { get; }
}
