using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Upskill.Learning.Player;

/// <summary>
/// What somebody typed to sign while they are asked who they are: it goes along in the address that they come back to, sealed, so that it lies on no server and is in no log. For them, for this activity, for a quarter of an hour.
/// </summary>
internal sealed class KeptSignature(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Upskill.KeptSignature").ToTimeLimitedDataProtector();

    /// <summary>Seals it.</summary>
    public string Seal(PersonId person, ModuleId module, ActivityId activity, string typed) =>
        protector.Protect(JsonSerializer.Serialize(new[] { person.Value, module.Value, activity.Value, typed }), Kept);

    /// <summary>What was typed; null where it is not theirs, of another activity, or too old.</summary>
    public string? Open(string? sealedText, PersonId person, ModuleId module, ActivityId activity)
    {
        try
        {
            return sealedText is { Length: > 0 } && JsonSerializer.Deserialize<string[]>(protector.Unprotect(sealedText)) is [var whose, var where, var what, var typed]
                && (whose, where, what) == (person.Value, module.Value, activity.Value) ? typed : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
