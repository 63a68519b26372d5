using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Learning.Reviews;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class ReviewTextTests : IDisposable
{
    private static readonly Module English = SmallProgramme.Programme[Main]!, German = English with { Language = "de" };
    private static readonly ModuleReview Review = new("r", Main, English.Version, "Dr Noor Haddad", null, new(2026, 3, 7), new("olga"), DateTimeOffset.UnixEpoch);
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().AddScoped<ReviewText>().BuildServiceProvider();

    private ReviewText Text => services.GetRequiredService<ReviewText>();

    public void Dispose() => services.Dispose();

    [Fact]
    public void It_is_told_in_the_language_of_the_module_and_in_English_where_there_are_no_words_in_it()
    {
        Assert.Equal(("Not yet reviewed by a subject expert.", "en"), Text.Of(English, []));
        Assert.Equal(("Von einer Fachperson noch nicht geprüft.", "de"), Text.Of(German, []));
        Assert.Equal(("Not yet reviewed by a subject expert.", "en"), Text.Of(English with { Language = "pl" }, []));
        Assert.Equal(("Von einer Fachperson noch nicht geprüft.", "de"), Text.Of(English with { Language = "de-CH" }, []));
    }

    [Fact]
    public void It_names_who_reviewed_what_and_when_and_says_of_an_earlier_content_that_this_one_was_not_reviewed()
    {
        var older = Review with { Version = "v0" };

        Assert.Equal("Reviewed by Dr Noor Haddad on 7 March 2026.", Text.Of(English, [Review]).Sentence);
        Assert.Equal("Reviewed by Dr Noor Haddad (quality) on 7 March 2026.", Text.Of(English, [Review with { Expertise = "quality" }]).Sentence);
        Assert.Equal("Reviewed by Dr Noor Haddad on 7 March 2026, of an earlier content. This content has not been reviewed yet.", Text.Of(English, [older]).Sentence);
        Assert.Equal("Reviewed by Dr Noor Haddad (quality) on 7 March 2026, of an earlier content. This content has not been reviewed yet.", Text.Of(English, [older with { Expertise = "quality" }]).Sentence);
        Assert.Equal("Geprüft von Dr Noor Haddad am 7. März 2026.", Text.Of(German, [Review]).Sentence);
        Assert.Equal("Geprüft von Dr Noor Haddad (Qualität) am 7. März 2026.", Text.Of(German, [Review with { Expertise = "Qualität" }]).Sentence);
        Assert.Equal("Eine frühere Fassung wurde von Dr Noor Haddad am 7. März 2026 geprüft. Diese Fassung ist noch nicht geprüft.", Text.Of(German, [older]).Sentence);
        Assert.Equal("Eine frühere Fassung wurde von Dr Noor Haddad (Qualität) am 7. März 2026 geprüft. Diese Fassung ist noch nicht geprüft.", Text.Of(German, [older with { Expertise = "Qualität" }]).Sentence);
    }

    [Fact]
    public void The_page_around_it_keeps_its_language()
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        Text.Of(German, [Review]);
        Assert.Equal(before, (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture));
    }
}
