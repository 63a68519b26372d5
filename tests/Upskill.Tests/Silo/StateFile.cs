using System.Text.Json;
using Orleans.Storage;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Silo;

/// <summary>
/// A file of states as the store's serialiser writes them, the names of their types included. Set <c>UPSKILL_WRITE_GOLDEN</c> to write it anew before the first release of another form.
/// </summary>
internal sealed class StateFile(IGrainStorageSerializer store, string file)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The file's text gives this state back, and this state gives the file's text.</summary>
    public void Holds<TState>(string name, TState state)
    {
        var path = Path.Combine(SourceTree.Root, file);
        var written = JsonDocument.Parse(store.Serialize(state).ToString()).RootElement;
        if (Environment.GetEnvironmentVariable("UPSKILL_WRITE_GOLDEN") is not null)
        {
            var all = File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, JsonElement>>(File.ReadAllText(path))! : [];
            all[name] = written;
            File.WriteAllText(path, JsonSerializer.Serialize(all, Written) + "\n");
        }

        var golden = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty(name);
        Assert.True(JsonElement.DeepEquals(golden, written), $"{name} is written as {written.GetRawText()}");
        var loaded = store.Deserialize<TState>(BinaryData.FromString(golden.GetRawText()));
        Assert.True(JsonElement.DeepEquals(golden, JsonDocument.Parse(store.Serialize(loaded).ToString()).RootElement), $"{name} is not read back");
    }
}
