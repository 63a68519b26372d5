using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Operations;

/// <summary>The operator's page on a silo with people in it.</summary>
[Collection(SiloCollection.Name)]
public sealed class OperationsPageTests(SiloFixture silo)
{
    private static readonly string[] Cards = ["id=\"silos\"", "id=\"queues\"", "id=\"grains\""];

    [Fact]
    public async Task An_operator_sees_silos_grains_queues_and_the_store()
    {
        using var otto = await WebVisitor.SignIn(silo.Address, "otto");
        var page = await otto.Page("/operations");

        Assert.All(Cards, card => Assert.Contains(card, page, StringComparison.Ordinal));
        Assert.Contains("Garnet", page, StringComparison.Ordinal);
        Assert.Contains("Serves", page, StringComparison.Ordinal);
        Assert.Contains("LearnerGrain", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_sees_a_summary_and_no_queue_or_silo()
    {
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        var page = await olga.Page("/operations");

        Assert.Contains("id=\"store\"", page, StringComparison.Ordinal);
        Assert.All(Cards, card => Assert.DoesNotContain(card, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_named_on_it_but_who_looks()
    {
        using var otto = await WebVisitor.SignIn(silo.Address, "otto");
        var part = await otto.Page("/operations/part");

        Assert.All(
            new[] { "mia", "Member", "Ben Boss", "Zoe", "Chris", "Olga", "Adam", SiloFixture.Round, SiloFixture.Series },
            name => Assert.DoesNotContain(name, part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_page_tells_an_operator_what_is_most_urgent_and_nobody_else()
    {
        using var otto = await WebVisitor.SignIn(silo.Address, "otto");
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");

        Assert.Contains("No backup was ever made", await otto.Page("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("No backup was ever made", await mia.Page("/"), StringComparison.Ordinal);
    }
}
