namespace Upskill.Coaching.Providers;

/// <summary>Looks into the programme's own text, which everybody may read. Knows nothing of who asks, and changes nothing.</summary>
internal interface IProgrammeSearch
{
    /// <summary>Passages in which these words stand, as text for a model; a sentence where there are none.</summary>
    Task<string> Search(string words, string language);
}
