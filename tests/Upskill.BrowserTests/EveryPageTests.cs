namespace Upskill.BrowserTests;

[Collection(nameof(EveryPage))]
public sealed class EveryPageTests(RunningProduct product) : PageTests(product)
{
    public static TheoryData<string> Names => EveryPage.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task Axe_finds_nothing_in_light_and_dark_wide_and_narrow(string name) => AxeFindsNothing(name, EveryPage.Of(name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task In_the_narrowest_window_and_with_text_of_twice_the_size_nothing_scrolls_sideways_and_the_focus_is_seen(string name) =>
        NothingScrollsAndTheFocusIsSeen(EveryPage.Of(name));

    /// <inheritdoc/>
    protected override Task Prepare(string person, string? until) =>
        until is null ? EverydayAi.Learn(Address, person) : PromptingForWork.Learn(Address, person, until);
}
