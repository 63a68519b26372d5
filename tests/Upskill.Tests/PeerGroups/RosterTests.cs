using System.Text;
using CsCheck;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;

namespace Upskill.Tests.PeerGroups;

public sealed class RosterTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    [Fact]
    public void A_roster_is_read_back_as_it_was_written() => Gen.Int[0, 1000].Sample(number =>
    {
        var (roster, _) = DrawCompany.Any(number);

        Assert.Equal(roster.Text, Roster.Parse(roster.Text).Text);
        Assert.Equal(roster.Hash(), Roster.Parse(roster.Text).Hash());
    }, iter: 50, threads: 1);

    [Fact]
    public void Each_row_is_proven_by_its_path_and_no_other_text_is() => Gen.Int[0, 1000].Sample(number =>
    {
        var (roster, _) = DrawCompany.Any(number);
        var (count, hash) = (roster.Rows.Length, roster.Hash());
        for (var row = 0; row < count; row++)
        {
            var (text, proof) = (Encoding.UTF8.GetBytes(roster.Rows[row].Text), roster.Proof(row));

            Assert.Equal(hash, MerkleTree.RootFrom(text, row, count, proof));
            text[^1] ^= 1;
            Assert.NotEqual(hash, MerkleTree.RootFrom(text, row, count, proof));
        }
    }, iter: 20, threads: 1);

    [Fact]
    public void Nobody_is_with_their_manager_or_that_persons_manager_and_both_rows_say_so()
    {
        var (roster, people) = RosterBuilder.Of(
            [Person("head", []), Person("manager", ["head"]), Person("lead", ["manager", "head"]), Person("staff", ["lead", "manager"])], [], null);
        var row = people.Index().ToDictionary(person => person.Item.Value, person => person.Index);

        Assert.Equal(Rows(row, "manager", "lead"), roster.Rows[row["head"]].Apart);
        Assert.Equal(Rows(row, "head", "lead", "staff"), roster.Rows[row["manager"]].Apart);
        Assert.Equal(Rows(row, "lead", "manager"), roster.Rows[row["staff"]].Apart);
    }

    [Fact]
    public void Who_met_is_counted_and_who_is_not_in_this_round_is_passed_over()
    {
        var (roster, people) = RosterBuilder.Of([Person("a", []), Person("b", []), Person("c", [])],
            [[new("a"), new("b"), new("gone")], [new("b"), new("a")], [new("c")]], null);
        var row = people.Index().ToDictionary(person => person.Item.Value, person => person.Index);

        Assert.Equal(new Meeting(row["b"], 2), Assert.Single(roster.Rows[row["a"]].Met));
        Assert.Empty(roster.Rows[row["c"]].Met);
    }

    [Fact]
    public void People_wake_at_seven_by_their_own_clock_in_winter_and_in_summer()
    {
        Assert.Equal(Half(6, 21), RosterNumbers.Waking("Europe/Zurich", Day)); // UTC+1
        Assert.Equal(Half(5, 20), RosterNumbers.Waking("Europe/Zurich", new(2026, 7, 1))); // UTC+2
        Assert.Equal(30, System.Numerics.BitOperations.PopCount(RosterNumbers.Waking("Asia/Kolkata", Day))); // UTC+5:30
        Assert.Equal(Half(7, 22), RosterNumbers.Waking("No/Such_Zone", Day));

        static ulong Half(int from, int to) => Enumerable.Range(2 * from, 2 * (to - from)).Aggregate(0ul, (all, slot) => all | 1ul << slot);
    }

    [Fact]
    public void British_and_American_English_are_one_language_and_one_that_nobody_else_speaks_is_none()
    {
        var (roster, _) = RosterBuilder.Of([Person("a", [], "en-GB"), Person("b", [], "en-US"), Person("c", [], "ja")], [], null);

        Assert.Equal([0u, 1u, 1u], roster.Rows.Select(row => row.Languages).Order());
    }

    private static int[] Rows(Dictionary<string, int> row, params string[] people) => [.. people.Select(person => row[person]).Order()];

    private static Participant Person(string id, string[] above, string language = "en") => new(new(id),
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(id)))[..32], [.. above.Select(person => new PersonId(person))], "G1", [language], "UTC");
}
