using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Participants;
using Upskill.PeerGroups.Rounds;

namespace Upskill.Tests.Silo;

/// <summary>
/// What is kept of rounds beside their ledgers must load for ever, by the serialiser of the store. Set <c>UPSKILL_WRITE_GOLDEN</c> to write the file anew before
/// the first release of another form.
/// </summary>
[Collection(SiloCollection.Name)]
public sealed class RoundStateFileTests(SiloFixture silo)
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private readonly StateFile file = new(silo.Services.GetRequiredService<IGrainStorageSerializer>(), "tests/Upskill.Tests/PeerGroups/RoundStates.golden.json");

    [Fact]
    public void What_is_kept_of_a_round_is_written_and_read_as_the_file_has_it()
    {
        file.Holds<RoundRosterState>("roster", new()
        {
            Kept = new("t 0 00000001 ffffffffffff - -\n", [new("E0001")], "5ec2e7", "1a7e", 4, 6, new(9, 10, 0, [2], [1, 3], 3, 4, [], 5, 1), ["G1", "G2"], ["en"], new(2026, 11, 25)),
        });
        file.Holds<RoundDrawState>("draw", new() { Text = "0,2\n1,3\n" });
        file.Holds<RoundPlacesState>("places", new()
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
        file.Holds<RoundMembersState>("members", new() { People = [new("E0001"), new("E0002")] });
        file.Holds<PeerState>("peer", new() { Peer = new(new(Participation.OptedIn, new(2026, 12, 24), ["de"]), [new(new("round-1"), At, "ab12")]) });
        file.Holds<RoundsState>("rounds", new()
        {
            Listed = [new(new("round-1"), new(new("alpha"), "spring", true), new("E0001"))],
            Unfinished = [new("round-1")],
            Resting = { ["round-0"] = At },
        });
    }
}
