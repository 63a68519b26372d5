using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Upskill.LiveSessions.Forms;

/// <summary>What somebody typed into the fields of a form, as they typed it, and a sentence for each that is at fault.</summary>
/// <param name="Values">By field.</param>
/// <param name="Faults">By field.</param>
public sealed record FilledForm(ImmutableSortedDictionary<string, string> Values, ImmutableSortedDictionary<string, string> Faults)
{
    /// <summary>Nothing typed.</summary>
    public static readonly FilledForm Empty = new(ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>What stands in a field.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Why a field was not taken; null where it was.</summary>
    public string? FaultOf(string field) => Faults.GetValueOrDefault(field);

    /// <summary>These fields as they were sent; one that was not is empty.</summary>
    public static FilledForm Read(IFormCollection form, IEnumerable<string> fields) =>
        Of(fields.Select(field => (field, form[field].ToString())));

    /// <summary>A form that holds this.</summary>
    public static FilledForm Of(IEnumerable<(string Field, string Value)> values) =>
        Empty with { Values = values.ToImmutableSortedDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal) };

    /// <summary>The same with a sentence at a field that has none yet.</summary>
    public FilledForm With(string field, string sentence) => Faults.ContainsKey(field) ? this : this with { Faults = Faults.Add(field, sentence) };
}
