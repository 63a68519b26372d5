using System.Security.Cryptography;
using System.Text;
using Upskill.Kit.Live;
using Upskill.Kit.Storage;
using Upskill.Workforce;

namespace Upskill.Learning.Enrolment;

/// <summary>Puts people under the rules as they are now, the way an import places them: it takes its turn among the imports. All that it does may be done twice.</summary>
internal sealed class EnrolmentLoader(IGrainFactory grains, LiveAnnouncements<EnrolmentHub, EnrolmentTopics> live)
{
    /// <summary>As many as an import does at once: progress that moves, and others are served in between.</summary>
    public const int AtOnce = 1_600;

    private IWorkforceImportsGrain Imports => grains.GetGrain<IWorkforceImportsGrain>(IWorkforceImportsGrain.Organisation);

    /// <summary>Waits behind the imports that were accepted before; asks again until it is its turn.</summary>
    public async Task<bool> IsMyTurn(long version)
    {
        await Imports.Queue(Turn(version));
        return await Imports.IsFirst(Turn(version));
    }

    /// <summary>Lets the next one go on.</summary>
    public Task Leave(long version) => Imports.Leave(Turn(version));

    /// <summary>Durable for all of them when it returns.</summary>
    public Task Place(long version, IReadOnlyCollection<Employee> people) => Task.WhenAll(people
        .GroupBy(person => Partition.Of(person.Id.Value))
        .Select(part => grains.GetGrain<ILearnerIntakeGrain>(part.Key.ToString()).Place([.. part.Select(person => new LearnerToPlace(person.Id, Placement(version, person)))])));

    /// <summary>Tells owners' open pages. Never waits and never fails.</summary>
    public void Announce(string topic, long number) => live.Moved(topic, number);

    private static string Turn(long version) => $"enrolment-{version}";

    /// <summary>The same person at the same place under the same rules makes the same command, so that a repeat changes nothing.</summary>
    private static PlaceLearner Placement(long version, Employee person)
    {
        var content = string.Join('\n', "enrolment", version, person.Id, person.Unit, person.Country, person.Grade, person.StartsOn, person.Leave);
        return new(new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32]),
            person.Unit, person.Country, person.Grade, person.StartsOn, person.Leave);
    }
}
