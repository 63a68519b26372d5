using System.Runtime.InteropServices;
using Upskill.Kit.Guard;

namespace Upskill.Workforce.Directory;

/// <summary>By which keys the people of a partition would be found in a text, and how many people have each: several share a name, and one of them may get another.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, int> people = new(StringComparer.Ordinal);

    /// <param name="names">Of everybody.</param>
    public NameIndex(IEnumerable<string> names)
    {
        foreach (var name in names)
            Add(name);
    }

    /// <summary>Whether somebody is found by this key.</summary>
    public bool Contains(string key) => people.ContainsKey(key);

    /// <summary>Somebody has this name now.</summary>
    public void Add(string name)
    {
        foreach (var key in NameWords.Keys(name))
            CollectionsMarshal.GetValueRefOrAddDefault(people, key, out _)++;
    }

    /// <summary>Somebody has this name no more.</summary>
    public void Remove(string name)
    {
        foreach (var key in NameWords.Keys(name))
        {
            if (--people[key] == 0)
                people.Remove(key);
        }
    }
}
