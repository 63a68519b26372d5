using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;

namespace Upskill.TimeSaved.Claims;

/// <summary>What somebody typed into the fields of a form, as they typed it, and what is wrong with it.</summary>
public sealed record TypedFields(ImmutableDictionary<string, string> Typed, ImmutableDictionary<string, TimeFault> Faults)
{
    /// <summary>Nothing typed.</summary>
    public static readonly TypedFields None = new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, TimeFault>.Empty);

    /// <summary>What stands in a field.</summary>
    public string this[string field] => Typed.GetValueOrDefault(field, "");

    /// <summary>The same with a fault at a field.</summary>
    public TypedFields With(string field, TimeFault fault) => this with { Faults = Faults.SetItem(field, fault) };

    /// <summary>Reads the lengths of time in the fields of a form; null where nothing was typed or it is wrong.</summary>
    public static (TypedFields Fields, ImmutableDictionary<string, int?> Minutes) Read(
        IEnumerable<KeyValuePair<string, StringValues>> form, IEnumerable<string> names, bool bareIsHours)
    {
        var sent = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var typed = names.ToImmutableDictionary(name => name, name => sent.GetValueOrDefault(name, ""));
        var read = typed.ToImmutableDictionary(field => field.Key, field => DurationText.Read(field.Value, bareIsHours));
        var faults = read.Where(field => field.Value.Fault is not TimeFault.None).ToImmutableDictionary(field => field.Key, field => field.Value.Fault);
        return (new(typed, faults), read.ToImmutableDictionary(field => field.Key, field => field.Value.Minutes));
    }
}
