using System.IO.Compression;

namespace Upskill.BrowserTests;

public sealed class FirstPageTests(RunningProduct product) : Journey(product)
{
    private const int MostBytes = 100_000;

    private const string Shifts = """
        () => new Promise(resolve => {
          let sum = 0;
          const add = list => { for (const entry of list) sum += entry.value; };
          const observer = new PerformanceObserver(list => add(list.getEntries()));
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => { add(observer.takeRecords()); resolve(sum); }));
        })
        """;

    [Fact]
    public async Task The_first_page_transfers_less_than_100_KB_of_script_and_style()
    {
        var page = await (await DeviceOf(People.FirstPage)).Open("/");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var loaded = await page.EvaluateAsync<string[]>(
            "() => performance.getEntriesByType('resource').map(entry => entry.name).filter(url => /\\.(js|css)$/.test(new URL(url).pathname))");
        Assert.Contains(loaded, url => url.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(loaded, url => url.EndsWith(".css", StringComparison.Ordinal));
        var bytes = 0L;
        foreach (var url in loaded)
            bytes += await Compressed(await page.APIRequest.GetAsync(url));
        Assert.InRange(bytes, 1, MostBytes);
    }

    [Theory]
    [InlineData("/", People.FirstPage, 1280)]
    [InlineData("/", People.FirstPage, 390)]
    [InlineData(Pages.Regulatory, People.HeadOfRegulatory, 1280)]
    [InlineData(Pages.Regulatory, People.HeadOfRegulatory, 390)]
    public async Task Nothing_on_the_page_moves_while_it_loads(string path, string person, int width)
    {
        var page = await (await DeviceOf(person, options => options.ViewportSize = new() { Width = width, Height = 900 })).Open(path);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.InRange(await page.EvaluateAsync<double>(Shifts), 0, 0.01);
    }

    /// <summary>As a published silo sends it: in Development the framework wraps files in gzip without making them smaller.</summary>
    private static async Task<long> Compressed(IAPIResponse file)
    {
        using var small = new MemoryStream();
        await using (var gzip = new GZipStream(small, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(await file.BodyAsync());
        return small.Length;
    }
}
