using System.Globalization;
using System.Text.Json;

namespace Upskill.Silo.Store;

/// <summary>
/// The folder of an embedded store. The engine takes no lock of its own, and two engines on one folder lose acknowledged writes: so whoever starts one
/// holds <c>lock</c> for as long as it lives, and everybody else asks the engine whose address is in <c>store.json</c>.
/// </summary>
internal sealed class StoreFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The one that the settings name.</summary>
    public static StoreFolder Of(IConfiguration configuration) => new(configuration["Store:Directory"] is { Length: > 0 } path ? path : "data");

    /// <summary>Full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Where the engine keeps its log and checkpoints.</summary>
    public string Engine => System.IO.Path.Combine(Path, "store");

    /// <summary>Where keys are kept, apart from the store.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    private string AddressFile => System.IO.Path.Combine(Path, "store.json");

    private string PidFile => System.IO.Path.Combine(Path, "pid");

    /// <summary>Takes the folder for this process until the lock is disposed.</summary>
    /// <exception cref="StartRefusedException">Another process has it; the sentence names it.</exception>
    public IDisposable Lock() => TryLock() ?? throw new StartRefusedException(
        $"The store in {Path} is in use by process {Holder()}; stop it first, or give this one a folder of its own with --Store:Directory.");

    /// <summary>Takes the folder for this process, or returns null where another has it.</summary>
    /// <exception cref="StartRefusedException">This process may not write there, or there is no room.</exception>
    public IDisposable? TryLock()
    {
        try
        {
            Directory.CreateDirectory(Path);
            var held = Hold();
            if (held is not null)
                File.WriteAllText(PidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException($"The store in {Path} cannot be written to: {refused.Message}", refused);
        }
    }

    private FileStream? Hold()
    {
        var file = System.IO.Path.Combine(Path, "lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    /// <summary>Tells other processes of this user where the engine is.</summary>
    public void Publish(StoreAddress address)
    {
        File.Delete(AddressFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(AddressFile, options);
        JsonSerializer.Serialize(file, address);
    }

    /// <summary>Where the running engine is.</summary>
    /// <exception cref="StartRefusedException">The folder is locked, but its engine has not said where it is.</exception>
    public StoreAddress Running() =>
        File.Exists(AddressFile)
            ? JsonSerializer.Deserialize<StoreAddress>(File.ReadAllText(AddressFile))!
            : throw new StartRefusedException($"The store in {Path} is held by process {Holder()}, which is not ready yet; try again in a moment.");

    private string Holder() => File.Exists(PidFile) ? File.ReadAllText(PidFile).Trim() : "(unknown)";
}

/// <summary>Where an engine listens, on loopback, and the password of this start.</summary>
internal sealed record StoreAddress(int Port, string Password)
{
    /// <summary>For StackExchange.Redis.</summary>
    public string ConnectionString => $"127.0.0.1:{Port},password={Password},abortConnect=false";
}
