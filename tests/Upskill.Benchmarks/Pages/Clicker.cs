using System.Net;
using System.Text.RegularExpressions;
using Upskill.Testing;

namespace Upskill.Benchmarks.Pages;

/// <summary>Somebody signed in who clicks from their first page to each page that it links to and back, over a connection of their own.</summary>
internal sealed partial class Clicker : IDisposable
{
    private readonly WebVisitor visitor;
    private readonly List<string> way = [];
    private int at;

    private Clicker(WebVisitor visitor) => this.visitor = visitor;

    /// <summary>Bytes of their first page, as transferred.</summary>
    public int FirstPageBytes { get; private set; }

    /// <summary>Signs somebody in, on the Development page's route, and reads what their first page links to.</summary>
    public static async Task<Clicker> SignIn(Uri address, string person)
    {
        var clicker = new Clicker(await WebVisitor.SignIn(address, person));
        using var answer = await clicker.visitor.Http.GetAsync("/");
        var page = await answer.Content.ReadAsByteArrayAsync();
        clicker.FirstPageBytes = page.Length;
        foreach (var link in Links().Matches(System.Text.Encoding.UTF8.GetString(page)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct())
            clicker.way.AddRange("/", link);
        return clicker;
    }

    /// <summary>Opens the page that is next on their way, where it leads on too.</summary>
    public async Task Click()
    {
        var path = way[at++ % way.Count];
        using var answer = await visitor.Http.GetAsync(path);
        if (answer.StatusCode is HttpStatusCode.Redirect)
            await visitor.Page(answer.Headers.Location!.OriginalString);
        else
            answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => visitor.Dispose();

    [GeneratedRegex("<a [^>]*href=\"(/[a-z][^\"#]*)\"")]
    private static partial Regex Links();
}
