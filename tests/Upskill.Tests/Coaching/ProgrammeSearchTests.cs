using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Providers;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Coaching;

/// <summary>What a model gets when it looks into the programme.</summary>
[Collection(SiloCollection.Name)]
public sealed class ProgrammeSearchTests(SiloFixture silo)
{
    [Fact]
    public async Task It_finds_passages_of_the_programme_and_says_where_there_is_none()
    {
        var search = new Upskill.Coaching.Tutor.ProgrammeSearch(silo.Grains);
        Assert.Contains("prompt", await search.Search("What is a prompt?", "en"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Nothing of this stands in the programme.", await search.Search("xylophone quizzaciously", "en"));
    }
}
