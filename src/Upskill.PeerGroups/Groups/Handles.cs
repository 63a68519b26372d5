using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.PeerGroups.Groups;

/// <summary>The pseudonyms of a group: a colour and an animal, from the token alone, different for everybody in the group. Pure.</summary>
internal static class Handles
{
    /// <summary>Names of colours; each has its own in the style sheet.</summary>
    public static readonly ImmutableArray<string> Colours =
        ["Amber", "Blue", "Bronze", "Coral", "Copper", "Crimson", "Green", "Indigo", "Moss", "Olive", "Plum", "Rose", "Slate", "Steel", "Teal", "Violet"];

    private static readonly ImmutableArray<string> Animals =
    [
        "Badger", "Bear", "Beaver", "Bison", "Bittern", "Crane", "Cricket", "Curlew", "Deer", "Dolphin", "Dove", "Dragonfly", "Eagle", "Egret", "Elk", "Falcon",
        "Finch", "Firefly", "Fox", "Gannet", "Gecko", "Goose", "Grebe", "Gull", "Hare", "Hawk", "Hedgehog", "Heron", "Hoopoe", "Ibex", "Ibis", "Jackdaw",
        "Jay", "Kestrel", "Kingfisher", "Kite", "Lark", "Linnet", "Lynx", "Magpie", "Marten", "Merlin", "Moose", "Newt", "Orca", "Osprey", "Otter", "Owl",
        "Panda", "Pelican", "Plover", "Puffin", "Quail", "Raven", "Robin", "Salmon", "Seal", "Sparrow", "Stork", "Swallow", "Swift", "Tern", "Thrush", "Wren",
    ];

    /// <summary>
    /// A handle for each member. Who has one keeps it; the others, in the order of tokens, get the first of their own series that is free.
    /// </summary>
    /// <param name="held">Handles that messages carry, or that members were shown by.</param>
    /// <param name="members">Who is in the group now.</param>
    public static ImmutableDictionary<MemberToken, string> Assign(IReadOnlyDictionary<MemberToken, string> held, IEnumerable<MemberToken> members)
    {
        var taken = new HashSet<string>(held.Values, StringComparer.Ordinal);
        var handles = ImmutableDictionary.CreateBuilder<MemberToken, string>();
        foreach (var member in members.OrderBy(member => member.Value, StringComparer.Ordinal))
            handles[member] = held.TryGetValue(member, out var handle) ? handle : Series(member).First(taken.Add);
        return handles.ToImmutable();
    }

    /// <summary>The colour of a handle, for its avatar.</summary>
    public static string Colour(string handle) => handle[..handle.IndexOf(' ', StringComparison.Ordinal)].ToLowerInvariant();

    private static IEnumerable<string> Series(MemberToken token)
    {
        for (var turn = 0; ; turn++)
        {
            var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{token}/{turn}"));
            yield return $"{Colours[hash[0] % Colours.Length]} {Animals[hash[1] % Animals.Length]}";
        }
    }
}
