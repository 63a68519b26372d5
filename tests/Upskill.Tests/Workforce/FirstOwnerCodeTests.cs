using Upskill.Workforce.FirstOwner;

namespace Upskill.Tests.Workforce;

public sealed class FirstOwnerCodeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_code_is_taken_with_or_without_hyphens_and_in_any_case_within_the_hour()
    {
        var (code, kept) = FirstOwnerCode.New(Now);

        kept.Check(code, Now);
        kept.Check(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), Now.AddMinutes(59));
        Assert.Equal("expired-code", Assert.Throws<Refusal>(() => kept.Check(code, Now.AddHours(1))).Code);
    }

    [Fact]
    public void Another_code_is_not_taken_and_after_ten_of_them_not_even_the_right_one()
    {
        var (code, kept) = FirstOwnerCode.New(Now);

        Assert.Equal("wrong-code", Assert.Throws<Refusal>(() => kept.Check(FirstOwnerCode.New(Now).Code, Now)).Code);
        Assert.Equal("wrong-code", Assert.Throws<Refusal>(() => kept.Check("", Now)).Code);
        Assert.Equal("too-many-tries", Assert.Throws<Refusal>(() => (kept with { Wrong = FirstOwnerCode.MostWrong }).Check(code, Now)).Code);
    }

    [Fact]
    public void The_code_itself_is_not_kept()
    {
        var (code, kept) = FirstOwnerCode.New(Now);

        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), System.Text.Json.JsonSerializer.Serialize(kept), StringComparison.OrdinalIgnoreCase);
        Assert.Matches("^([2-9A-HJKMNP-Z]{4}-){4}[2-9A-HJKMNP-Z]{4}$", code);
    }
}
