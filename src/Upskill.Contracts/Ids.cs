namespace Upskill;

/// <summary>A person as the organisation's own records name them, for example an employee number. Safe in logs: it is an id, never a name.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.PersonId")]
public readonly record struct PersonId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// A unit of the organisation by its path of names, function to team: <c>regulatory-affairs~labelling~artwork</c>.
/// The whole organisation is <see cref="Organisation"/>. A path, so that who leads what is decided without a look-up.
/// </summary>
[GenerateSerializer, Immutable, Alias("Upskill.UnitId")]
public readonly record struct UnitId([property: Id(0)] string Value)
{
    private const char Separator = '~';

    /// <summary>The root: everybody.</summary>
    public static readonly UnitId Organisation = new("all");

    /// <summary>The unit that a cohort's figures are kept under: no unit of the chart, for no name of one begins like this.</summary>
    public static UnitId OfCohort(string cohort) => new('@' + cohort);

    /// <summary>The unit above, or null for the organisation.</summary>
    public UnitId? Parent => this == Organisation ? null
        : Value.LastIndexOf(Separator) is var at and >= 0 ? new UnitId(Value[..at])
        : Organisation;

    /// <summary>This unit and all above it, smallest first, the organisation last.</summary>
    public IEnumerable<UnitId> SelfAndAbove()
    {
        for (UnitId? unit = this; unit is { } here; unit = here.Parent)
            yield return here;
    }

    /// <summary>
    /// The id of the unit called <paramref name="name"/> inside this one. Letters, their marks and digits of any script are kept, everything between them is one
    /// hyphen; two names that differ only in that are one unit.
    /// </summary>
    /// <exception cref="ArgumentException">The name holds no letter and no digit.</exception>
    public UnitId Inside(string name)
    {
        var slug = Slug(name);
        if (slug.Length == 0)
            throw new ArgumentException("A unit's name needs a letter or a digit.", nameof(name));
        if (this != Organisation)
            return new(Value + Separator + slug);
        return new(slug == Organisation.Value ? slug + '-' : slug); // a function called All is not all; no slug ends with a hyphen
    }

    /// <summary>Vowel signs and the like are part of a word in many scripts.</summary>
    private static bool IsMark(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static string Slug(string name)
    {
        var slug = new System.Text.StringBuilder(name.Length);
        foreach (var rune in name.Normalize(System.Text.NormalizationForm.FormKC).EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(rune) || IsMark(rune))
                slug.Append(System.Text.Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Made by the client for one command, so that a retry is recognised: the same id changes nothing and is answered the same.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.CommandId")]
public readonly record struct CommandId([property: Id(0)] string Value)
{
    /// <summary>Longest accepted id, in characters.</summary>
    public const int LongestLength = 64;

    /// <summary>A new id, for a caller that is not a browser.</summary>
    public static CommandId New() => new(Guid.NewGuid().ToString("N"));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
