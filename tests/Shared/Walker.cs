using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Upskill.Learning;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Programmes;

namespace Upskill.Testing;

/// <summary>
/// Somebody who walks through a module over HTTP as an island does: every submission with an id of its own, sent again with the same id until it is
/// acknowledged. Remembers what was.
/// </summary>
internal sealed class Walker(string person, Module module)
{
    private WebVisitor? visitor;
    private string token = "";
    private readonly Dictionary<ActivityId, string> drawn = [];

    /// <summary>Submissions that were acknowledged.</summary>
    public ConcurrentQueue<MakeSubmission> Acknowledged { get; } = new();

    /// <summary>The person's id.</summary>
    public string Person => person;

    /// <summary>Signs in and reads the name that a signature needs.</summary>
    public async Task SignIn(Uri address)
    {
        visitor?.Dispose();
        visitor = await WebVisitor.SignIn(address, person);
        var page = await visitor.Page($"/modules/{module.Id}/{module.Activities[^1].Id}");
        token = WebVisitor.Token(page);
        Name = WebUtility.HtmlDecode(page.Split("person-name\">")[1].Split('<')[0]);
        foreach (var drill in module.Activities.OfType<Drill>())
            drawn[drill.Id] = (await visitor.Page($"/modules/{module.Id}/{drill.Id}")).Split("name=\"step\" value=\"")[1].Split('"')[0];
    }

    /// <summary>Goes on at another silo, with the cookies and the token of the first.</summary>
    public void GoOnAt(Uri address) => visitor!.Address = address;

    /// <summary>The person's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The submissions that complete the module.</summary>
    public IReadOnlyList<MakeSubmission> Way => way ??= [.. ModuleWalk.Right(module, Name, drill => drawn[drill.Id])];

    private List<MakeSubmission>? way;

    /// <summary>Sends one submission once.</summary>
    /// <returns>True when it was acknowledged; false when no answer came or the service was away.</returns>
    /// <exception cref="InvalidOperationException">It was refused: a repeat never is.</exception>
    public async Task<bool> Send(MakeSubmission submission, CancellationToken stop)
    {
        try
        {
            using var answer = await visitor!.PostForJson($"/modules/{submission.Module}/{submission.Activity}/submissions", token,
            [
                ("commandId", submission.Id.Value), ("version", submission.Version), ("attempt", submission.Attempt.ToString(CultureInfo.InvariantCulture)),
                ("step", submission.Step), ("language", submission.Language ?? ""), .. submission.Choices.Select(choice => ("choice", choice)),
            ]).WaitAsync(stop);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                Acknowledged.Enqueue(submission);
                return true;
            }
            return answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                ? false
                : throw new InvalidOperationException($"{person}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(stop)}");
        }
        catch (Exception away) when (away is HttpRequestException or IOException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether everything that was acknowledged is in this standing, and nothing beside it.</summary>
    public void AssertKeptOnce(LearnerStanding standing)
    {
        AssertKept(standing);
        var steps = standing.Activities.Sum(activity => activity.Steps.Length);
        if (steps != Acknowledged.Count)
            throw new InvalidOperationException($"{person} has {steps} steps of {Acknowledged.Count} that were acknowledged.");
    }

    /// <summary>Whether everything that was acknowledged is in this standing.</summary>
    public void AssertKept(LearnerStanding standing)
    {
        foreach (var submission in Acknowledged)
        {
            var steps = standing.At(submission.Module, submission.Activity).Steps;
            if (!steps.Any(step => step.Step == submission.Step && step.Choices.SequenceEqual(submission.Choices)))
                throw new InvalidOperationException($"{person}'s acknowledged step {submission.Activity}/{submission.Step} is gone.");
        }
    }
}
