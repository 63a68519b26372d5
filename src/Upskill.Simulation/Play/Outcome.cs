using System.Security.Cryptography;
using System.Text;

namespace Upskill.Simulation.Play;

/// <summary>What came of one person's deeds, by the silo's own answers.</summary>
internal sealed class PersonOutcome
{
    /// <summary>Deeds done.</summary>
    public int Deeds { get; set; }

    /// <summary>Whether they handed in something of a module.</summary>
    public bool HasStarted { get; set; }

    /// <summary>Modules that the silo said were completed.</summary>
    public SortedSet<string> Completed { get; } = new(StringComparer.Ordinal);

    /// <summary>Net minutes of each week that was claimed.</summary>
    public SortedDictionary<WeekId, int> Claimed { get; } = [];

    /// <summary>Surveys answered.</summary>
    public int Pulses { get; set; }

    /// <summary>Messages said.</summary>
    public int Messages { get; set; }

    /// <summary>Of their messages, those that their own open page was not told of.</summary>
    public int Unheard { get; set; }

    /// <summary>Live sessions that they came to.</summary>
    public int Attended { get; set; }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Deeds} {string.Join(',', Completed)} {string.Join(',', Claimed.Select(claim => $"{claim.Key}={claim.Value}"))} {Pulses} {Messages} {Attended}");
}

/// <summary>What came of a company.</summary>
/// <param name="People">Who was played.</param>
/// <param name="Weeks">Weeks that were played, a begun one included.</param>
/// <param name="Deeds">Deeds done.</param>
/// <param name="Requests">HTTP requests sent.</param>
/// <param name="Refused">Commands that were answered with no, by code.</param>
/// <param name="NeverStarted">Share of people without a first module begun.</param>
/// <param name="CompletedAll">Share of people with all modules completed.</param>
/// <param name="Claimed">Share of people who claimed at least one week.</param>
/// <param name="GotSlower">Of those, the share whose claims come to less than nothing.</param>
/// <param name="Messages">Messages in peer groups.</param>
/// <param name="Unheard">Of them, those that the open page of who said it was not told of in time.</param>
/// <param name="Attended">People at live sessions, each as often as they came.</param>
/// <param name="Digest">SHA-256 over what came of each person, hex: equal for equal companies.</param>
public sealed record Outcome(
    int People, int Weeks, int Deeds, int Requests, IReadOnlyDictionary<string, int> Refused,
    double NeverStarted, double CompletedAll, double Claimed, double GotSlower, int Messages, int Unheard, int Attended, string Digest)
{
    internal static Outcome Of(Company company, IReadOnlyCollection<(PersonId Id, Performer Performer)> performers)
    {
        var all = performers.Select(one => one.Performer.Outcome).ToList();
        var claimed = all.Where(person => person.Claimed.Count > 0).ToList();
        double Share(int some) => some / (double)Math.Max(1, all.Count);
        return new(all.Count, company.Weeks, all.Sum(person => person.Deeds), performers.Sum(one => one.Performer.Browser.Requests),
            performers.SelectMany(one => one.Performer.Browser.Refused).GroupBy(refused => refused.Key, refused => refused.Value).ToDictionary(code => code.Key, code => code.Sum()),
            Share(all.Count(person => !person.HasStarted)), Share(all.Count(person => person.Completed.Count == company.Curriculum.Modules.Length)),
            Share(claimed.Count), claimed.Count(person => person.Claimed.Values.Sum() < 0) / (double)Math.Max(1, claimed.Count), all.Sum(person => person.Messages), all.Sum(person => person.Unheard), all.Sum(person => person.Attended),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', performers
                .OrderBy(one => one.Id.Value, StringComparer.Ordinal).Select(one => $"{one.Id} {one.Performer.Outcome}"))))));
    }
}
