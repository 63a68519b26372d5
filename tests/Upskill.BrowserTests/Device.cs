namespace Upskill.BrowserTests;

/// <summary>A browser with cookies and storage of its own, such as a laptop or a phone. It remembers whatever goes wrong on its pages.</summary>
internal sealed class Device
{
    // A violation may lie on a page that has been left by the time the journey ends, so it is said on the console, which is heard at once.
    private const string Listener =
        "addEventListener('securitypolicyviolation', event => console.error('securitypolicyviolation', event.violatedDirective, event.blockedURI))";

    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte> origins = new();
    private readonly List<string> expected = [];

    private Device(IBrowserContext context)
    {
        this.context = context;
        context.SetDefaultTimeout(15_000);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                Note($"console: {message.Text} ({message.Location})");
        };
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } url)
                origins.TryAdd(url.GetLeftPart(UriPartial.Authority), 0);
        };
        context.WebError += (_, error) => Note($"page error: {error.Error}");
    }

    /// <summary>Every origin that its pages asked for something.</summary>
    public IReadOnlyCollection<string> Origins => [.. origins.Keys];

    /// <summary>What went wrong and was not expected.</summary>
    public IReadOnlyList<string> Troubles
    {
        get
        {
            lock (troubles)
                return [.. troubles.Where(trouble => !expected.Exists(part => trouble.Contains(part, StringComparison.Ordinal)))];
        }
    }

    /// <summary>A new device. Movement is reduced: a colour in the middle of a transition is no colour of the product.</summary>
    public static async Task<Device> Make(IBrowser browser, Uri address, Action<BrowserNewContextOptions>? adjust = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 900 },
        };
        adjust?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        await context.AddInitScriptAsync(Listener);
        return new(context);
    }

    /// <summary>Says that this journey provokes a console error which holds <paramref name="part"/>.</summary>
    public Device Expects(string part)
    {
        expected.Add(part);
        return this;
    }

    /// <summary>Signs in beside the pages, as the sign-in page's form would.</summary>
    public async Task SignIn(string person)
    {
        var page = await context.APIRequest.GetAsync("/development/sign-in?query=" + person);
        var form = context.APIRequest.CreateFormData();
        form.Set("person", person);
        form.Set("__RequestVerificationToken", WebVisitor.Token(await page.TextAsync()));
        var answer = await context.APIRequest.PostAsync("/development/sessions", new() { Form = form });
        Assert.True(answer.Ok, $"{person} could not be signed in: {answer.Status}");
    }

    /// <summary>Opens a page in a new tab.</summary>
    public async Task<IPage> Open(string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Takes the network away from its pages, or gives it back.</summary>
    public Task Offline(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>How many facts the signed-in learner's journal holds: one more for an answer that ends nothing.</summary>
    public async Task<long> Facts()
    {
        var part = await (await context.APIRequest.GetAsync("/home/part")).TextAsync();
        const string Before = "data-number=\"";
        var at = part.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return long.Parse(part.AsSpan(at, part.IndexOf('"', at) - at), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A session of the browser's own protocol with a page.</summary>
    public Task<ICDPSession> Protocol(IPage page) => context.NewCDPSessionAsync(page);

    /// <summary>Switches it off.</summary>
    public Task Close() => context.CloseAsync();

    private void Note(string trouble)
    {
        lock (troubles)
            troubles.Add(trouble);
    }
}
