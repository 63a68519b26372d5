using System.Diagnostics;
using System.Net.Http.Json;

namespace Upskill.Testing;

/// <summary>A real OpenID Connect provider (<c>provider.mjs</c> on npm's oidc-provider) as a process of its own on loopback.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    private const string Ready = " is ready at ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpClient http = null!;

    private OpenIdProvider(TestCertificate certificate, IEnumerable<Uri> silos)
    {
        var start = new ProcessStartInfo("node", [Program(), .. silos.Select(silo => silo.GetLeftPart(UriPartial.Authority))]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_EXTRA_CA_CERTS"] = certificate.Pem;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its issuer.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>The settings of a silo that signs in with it, as Entra ID would be set: by the object id.</summary>
    public string[] Settings => [$"--Oidc:Authority={Address.GetLeftPart(UriPartial.Authority)}", "--Oidc:ClientId=upskill", "--Oidc:ClientSecret=secret of the test", "--Oidc:PersonClaim=oid"];

    /// <summary>Starts it for silos that listen, or will listen, there; the first hears back-channel logout.</summary>
    public static async Task<OpenIdProvider> Start(TestCertificate certificate, params Uri[] silos)
    {
        var provider = new OpenIdProvider(certificate, silos);
        var ended = provider.process.WaitForExitAsync();
        if (await Task.WhenAny(provider.ready.Task, ended, Task.Delay(LongestStart)) != provider.ready.Task)
            throw new InvalidOperationException($"The provider was not ready:\n{provider.Output}");
        provider.http = new() { BaseAddress = await provider.ready.Task };
        return provider;
    }

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    /// <summary>What it says of somebody from now on, besides their ids.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="claims">Claims of their ID tokens.</param>
    /// <param name="ago">How long ago it is to have asked them who they are, where the log-in form says nothing of it.</param>
    public async Task Says(string person, object claims, TimeSpan ago = default)
    {
        using var answer = await http.PostAsJsonAsync("/test/account", new { id = person, claims, ago = (int)ago.TotalSeconds });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The parameters of the authorisation requests since this was asked last.</summary>
    public async Task<IReadOnlyList<Dictionary<string, string>>> Asked() => (await http.GetFromJsonAsync<List<Dictionary<string, string>>>("/test/asked"))!;

    /// <summary>A token with these claims by its own key, or by another under its key's name.</summary>
    public async Task<string> Sign(IReadOnlyDictionary<string, object?> claims, string? type = "logout+jwt", bool foreign = false)
    {
        using var answer = await http.PostAsJsonAsync("/test/sign", new { claims = claims.Where(claim => claim.Value is not null).ToDictionary(), type, foreign });
        return (await answer.Content.ReadFromJsonAsync<string>())!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http?.Dispose();
    }

    /// <summary>In the repository, where its packages are found.</summary>
    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Upskill.sln")))
                return Path.Combine(folder.FullName, "tests", "Shared", "SignIn", "provider.mjs");
        }
        throw new InvalidOperationException($"There is no Upskill.sln above {AppContext.BaseDirectory}.");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
        if (line.Contains(Ready, StringComparison.Ordinal))
            ready.TrySetResult(new(line[(line.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..]));
    }
}
