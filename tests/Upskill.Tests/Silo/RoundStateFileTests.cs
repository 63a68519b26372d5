using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Participants;
using Upskill.PeerGroups.Rounds;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Silo;

/// <summary>
/// What is kept of rounds beside their ledgers must load for ever, by the serialiser of the store. Set <c>UPSKILL_WRITE_GOLDEN</c> to write the file anew before
/// the first release of another form.
/// </summary>
[Collection(SiloCollection.Name)]
public sealed class RoundStateFileTests(SiloFixture silo)
{
    private const string File = "tests/Upskill.Tests/PeerGroups/RoundStates.golden.json";
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private readonly IGrainStorageSerializer store = silo.Services.GetRequiredService<IGrainStorageSerializer>();

    [Fact]
    public void What_is_kept_of_a_round_is_written_and_read_as_the_file_has_it()
    {
        Kept<RoundRosterState>("roster", new()
        {
            Kept = new("t 0 00000001 ffffffffffff - -\n", [new("E0001")], "5ec2e7", "1a7e", 4, 6, new(9, 10, 0, [2], [1, 3], 3, 4, [], 5, 1), ["G1", "G2"], ["en"], new(2026, 11, 25)),
        });
        Kept<RoundDrawState>("draw", new() { Text = "0,2\n1,3\n" });
        Kept<RoundPlacesState>("places", new()
        {
            Groups = [[new("E0001"), new("E0002")], [new("E0003")]],
            Left = [new("E0004")],
            Waiting = [new(new("E0005"), new(2026, 11, 26), "70ce")],
            Told = 3,
            Answered = [new("c1")],
            Turns = [new(new(2026, 11, 26), ["t 0 00000001 ffffffffffff - -"], [new("E0003")], [1], [2, 0])],
            Marks = ["ab12", "cd34"],
            Bands = ["G1", "G2", "G3"],
        });
        Kept<RoundMembersState>("members", new() { People = [new("E0001"), new("E0002")] });
        Kept<PeerState>("peer", new() { Peer = new(new(Participation.OptedIn, new(2026, 12, 24), ["de"]), [new(new("round-1"), At, "ab12")]) });
        Kept<RoundsState>("rounds", new()
        {
            Listed = [new(new("round-1"), new(new("alpha"), "spring", true), new("E0001"))],
            Unfinished = [new("round-1")],
            Resting = { ["round-0"] = At },
        });
    }

    /// <summary>The file's text gives this state back, and this state gives the file's text.</summary>
    private void Kept<TState>(string name, TState state)
    {
        var path = Path.Combine(SourceTree.Root, File);
        var written = JsonDocument.Parse(store.Serialize(state).ToString()).RootElement;
        if (Environment.GetEnvironmentVariable("UPSKILL_WRITE_GOLDEN") is not null)
        {
            var all = System.IO.File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, JsonElement>>(System.IO.File.ReadAllText(path))! : [];
            all[name] = written;
            System.IO.File.WriteAllText(path, JsonSerializer.Serialize(all, Written) + "\n");
        }

        var golden = JsonDocument.Parse(System.IO.File.ReadAllText(path)).RootElement.GetProperty(name);
        Assert.True(JsonElement.DeepEquals(golden, written), $"{name} is written as {written.GetRawText()}");
        var loaded = store.Deserialize<TState>(BinaryData.FromString(golden.GetRawText()));
        Assert.True(JsonElement.DeepEquals(golden, JsonDocument.Parse(store.Serialize(loaded).ToString()).RootElement), $"{name} is not read back");
    }

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n" };
}
