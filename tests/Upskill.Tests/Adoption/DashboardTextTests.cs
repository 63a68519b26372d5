using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Dashboards;

namespace Upskill.Tests.Adoption;

public sealed class DashboardTextTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 100)]
    [InlineData(1, 2, 50)]
    [InlineData(1, 3, 33)]
    [InlineData(2, 3, 67)]
    [InlineData(1, 8, 13)]
    [InlineData(1, 100_000, 1)]
    [InlineData(99_999, 100_000, 99)]
    [InlineData(399, 400, 99)]
    public void Per_cent_are_whole(long complete, long enrolled, int percent) =>
        Assert.Equal(percent, DashboardText.Percent(new(enrolled, enrolled, complete)));

    [Fact]
    public void All_are_complete_at_100_only_and_nobody_at_0_only() =>
        Gen.Select(Gen.Long[1, 2_000_000], Gen.Double[0, 1]).Sample((enrolled, share) =>
        {
            var complete = (long)(enrolled * share);
            var percent = DashboardText.Percent(new(enrolled, enrolled, complete));

            Assert.Equal(complete == enrolled, percent == 100);
            Assert.Equal(complete == 0, percent == 0);
            Assert.InRange(percent - 100.0 * complete / enrolled, -1, 1);
        });
}
