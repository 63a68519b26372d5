using System.Text;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Sessions.Captions;

/// <summary>Keeps captions sealed with a key of their own: what was taken away or replaced is gone from every copy of the store.</summary>
[GrainType("live-session-captions")]
internal sealed class SessionCaptionsGrain([PersistentState("captions")] IPersistentState<KeptCaptions> kept, IKeyStore keys) : Grain, ISessionCaptionsGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Destroy(kept.State.Spent); // where a kill came between
        return Task.CompletedTask;
    }

    public async Task Keep(SessionCaptions captions)
    {
        if (await Captions() == captions)
            return; // a repeat
        var key = $"live-session-captions:{this.GetPrimaryKeyString()}/{Guid.NewGuid():N}";
        var spent = kept.State.Key;
        await this.Keep(kept, new() { Key = key, Sealed = Sealing.Close(keys.KeyOf(key), Encoding.UTF8.GetBytes(captions.Vtt), Binding), Spent = spent });
        Destroy(spent);
    }

    public Task<SessionCaptions?> Captions() => Task.FromResult(kept.State is { Key: { } name, Sealed: { } bytes } && keys.Find(name) is { } key
        ? new SessionCaptions(Encoding.UTF8.GetString(Sealing.Open(key, bytes, Binding))) : null);

    public async Task Remove()
    {
        Destroy(kept.State.Key);
        if (kept.State.Key is not null)
            await this.Keep(kept, new());
    }

    private byte[] Binding => Encoding.UTF8.GetBytes(this.GetPrimaryKeyString());

    private void Destroy(string? key)
    {
        if (key is not null)
            keys.Destroy(key);
    }
}

/// <summary>What a <see cref="SessionCaptionsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.KeptCaptions")]
internal sealed record KeptCaptions
{
    /// <summary>Name of the key; null while there are none.</summary>
    [Id(0)]
    public string? Key { get; init; }

    /// <summary>The captions, sealed.</summary>
    [Id(1)]
    public byte[]? Sealed { get; init; }

    /// <summary>Name of the key of those before them, to be destroyed.</summary>
    [Id(2)]
    public string? Spent { get; init; }
}
