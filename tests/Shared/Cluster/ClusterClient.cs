using System.Net;
using System.Text.Json;

namespace Upskill.Testing;

/// <summary>Somebody's browser in front of a cluster: commands are sent until they are acknowledged, each with one id, and everything that comes is counted.</summary>
internal sealed class ClusterClient(WebVisitor visitor, string token, Answers answers)
{
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromMilliseconds(200);

    /// <summary>The cookies.</summary>
    public CookieContainer Cookies => visitor.Cookies;

    /// <summary>Signs in.</summary>
    public static async Task<ClusterClient> SignIn(Uri address, string person, Answers answers)
    {
        var visitor = await WebVisitor.SignIn(address, person);
        return new(visitor, WebVisitor.Token(await visitor.Page("/peer-groups")), answers);
    }

    /// <summary>Sends a command until it is acknowledged.</summary>
    /// <returns>Where an island goes on.</returns>
    public async Task<string> Send(string path, params (string Name, string Value)[] fields)
    {
        (string, string)[] all = [("commandId", Guid.NewGuid().ToString("N")), .. fields];
        while (true)
        {
            try
            {
                using var answer = await visitor.PostForJson(path, token, all);
                var body = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    answers.Add(Answers.Acknowledged);
                    return JsonDocument.Parse(body).RootElement.GetProperty("next").GetString()!;
                }
                answers.Add(IsRefusedForNow(answer, body) ? Answers.Refused : $"command {(int)answer.StatusCode} {body}");
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
            {
                answers.Add($"command: {broken.Message}");
            }
            await Task.Delay(BeforeRepeat);
        }
    }

    /// <summary>Reads until there is an answer.</summary>
    public async Task<string> Read(string path)
    {
        while (true)
        {
            try
            {
                using var answer = await visitor.Http.GetAsync(path);
                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    answers.Add(Answers.Read);
                    return await answer.Content.ReadAsStringAsync();
                }
                answers.Add($"read {(int)answer.StatusCode} {path.Split('?')[0]}");
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
            {
                answers.Add($"read: {broken.Message}");
            }
            await Task.Delay(BeforeRepeat);
        }
    }

    /// <summary>With a sentence, and when to come back.</summary>
    private static bool IsRefusedForNow(HttpResponseMessage answer, string body) =>
        answer.StatusCode is HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta > TimeSpan.Zero
        && answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && body.Contains("Nothing that was confirmed is lost", StringComparison.Ordinal);
}
