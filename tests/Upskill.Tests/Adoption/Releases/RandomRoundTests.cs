using System.Security.Cryptography;
using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Releases;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>Invariant 7: rounding is unbiased and off by less than one base.</summary>
public sealed class RandomRoundTests
{
    private static readonly ReleaseKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Theory]
    [InlineData(ReleaseRules.RoundingBase)]
    [InlineData(ReleaseRules.MinutesBase)]
    public void The_mean_of_all_draws_is_the_number_itself_for_every_remainder(int toBase)
    {
        for (var number = -toBase; number <= toBase; number++)
        {
            // Of B draws, each in the middle of its B-th of all that there are, as many are rounded up as the remainder says.
            var sum = Enumerable.Range(0, toBase).Sum(step => RandomRound.Of(number, toBase, (ulong)(((UInt128)((2 * step) + 1) << 63) / (UInt128)toBase)));

            Assert.Equal((long)number * toBase, sum);
        }
    }

    [Fact]
    public void The_error_is_less_than_one_base_and_the_result_a_multiple_of_it() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Int[1, 1_000], Gen.ULong).Sample((number, toBase, draw) =>
        {
            var rounded = RandomRound.Of(number, toBase, draw);

            Assert.Equal(0, rounded % toBase);
            Assert.True(Math.Abs(rounded - number) < toBase);
        });

    [Fact]
    public void A_multiple_of_the_base_stays_as_it_is() => Gen.Select(Gen.Int[-1_000, 1_000], Gen.ULong).Sample((times, draw) =>
        Assert.Equal(times * 5, RandomRound.Of(times * 5, 5, draw)));

    [Fact]
    public void A_draw_is_the_hmac_of_what_it_is_drawn_for_and_other_things_have_other_draws()
    {
        var expected = HMACSHA256.HashData(Key.Secret, "yes|2026-W36|regulatory-affairs~labelling|3"u8);

        Assert.Equal(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(expected), Draw("yes", "2026-W36", "regulatory-affairs~labelling", 3));
        Assert.Equal(5, new HashSet<ulong>([
            Draw("yes", "2026-W36", "a", 1), Draw("hours", "2026-W36", "a", 1), Draw("yes", "2026-W37", "a", 1), Draw("yes", "2026-W36", "b", 1),
            Draw("yes", "2026-W36", "a", 2)]).Count);
    }

    [Fact]
    public void Over_many_batches_the_keyed_draws_are_even()
    {
        // 6,000 batches of seven yes: 2/5 go up. Six standard deviations are 228.
        var up = Enumerable.Range(1, 6_000).Count(number => RandomRound.Of(7, 5, Draw("yes", "2026-W36", "a", number)) == 10);

        Assert.InRange(up, 2_400 - 228, 2_400 + 228);
    }

    private static ulong Draw(string measure, string week, string unit, int number) => RandomRound.Draw(Key, measure, new(week), unit, number);
}
