using System.Security.Cryptography;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>
/// By which keys a store was begun. A silo that came with others, or whose keys' disk is not mounted, would make new ones and acknowledge what nobody can read once the right ones are back: it does not start. The store
/// holds no key for that, only an HMAC-SHA-256 of fixed words under each; that the files of personal keys are there is seen by the key of a subject who is nobody.
/// </summary>
internal static class KeyProof
{
    /// <summary>Where the store keeps it.</summary>
    public const string Place = "upskill:keys";

    private const string Nobody = "upskill:store", InTable = "table";

    /// <summary>Holds the keys that the settings lead to against those that the store was begun with; makes none.</summary>
    /// <returns>False where the store does not say: nobody has started on it.</returns>
    /// <exception cref="StartRefusedException">They are not the same, or not there.</exception>
    public static bool Demand(IConnectionMultiplexer store, IConfiguration configuration)
    {
        if (((string?)store.GetDatabase().StringGet(Place))?.Split(' ') is not [var master, var release, var personal])
            return false;
        if (Of(StoreConnection.KnownMaster(configuration)) != master)
            throw Refused("master key", "Keys:Master, or the file master in the keys' folder");
        if (Of(StoreConnection.KnownReleaseKey(configuration)?.Secret) != release)
            throw Refused("release key", "Keys:Release, or the file release in the keys' folder");
        if (OfPersonal(configuration, keys => keys.Find(Nobody)) != personal)
            throw Refused("personal keys", "Keys:Table or Keys:Directory, and whether its disk is mounted");
        return true;
    }

    /// <summary>Tells the store, which nobody has told yet, by which keys it is begun: all in one step. Of two who are first at once one is heard, and the other held against it.</summary>
    /// <exception cref="StartRefusedException">The other came with other keys.</exception>
    public static void Keep(IConnectionMultiplexer store, IConfiguration configuration)
    {
        store.GetDatabase().StringSet(Place, string.Join(' ', Of(StoreConnection.KnownMaster(configuration)), Of(StoreConnection.KnownReleaseKey(configuration)?.Secret),
            OfPersonal(configuration, keys => keys.KeyOf(Nobody))), when: When.NotExists);
        Demand(store, configuration);
    }

    /// <summary>A table is one place for all silos, and is asked when somebody needs it; files may be another folder's.</summary>
    private static string? OfPersonal(IConfiguration configuration, Func<KeyFiles, byte[]?> key) =>
        StoreConnection.KnownMaster(configuration) is { } master && KeyHome.Table(configuration, master) is not null ? InTable
        : StoreConnection.KnownKeyFiles(configuration) is { } files ? Of(key(files)) : null;

    private static string? Of(byte[]? key) => key is null ? null : Convert.ToHexStringLower(HMACSHA256.HashData(key, "by which a store of Upskill was begun"u8));

    private static StartRefusedException Refused(string which, string where) =>
        new($"The {which} of this store cannot be found here: what is there now was made for another store, or nothing is. Nothing was changed. See {where}.");
}
