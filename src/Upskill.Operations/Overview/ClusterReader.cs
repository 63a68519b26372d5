using System.Collections.Immutable;
using Orleans.Runtime;
using Upskill.Kit.Web;

namespace Upskill.Operations.Overview;

/// <summary>Asks the silos how they are.</summary>
internal sealed class ClusterReader(IGrainFactory grains)
{
    private const int MostKinds = 20;

    private IManagementGrain Management => grains.GetGrain<IManagementGrain>(0);

    /// <summary>All silos that are not gone. One that does not answer is there without its figures.</summary>
    public async Task<ClusterState> Read()
    {
        var members = (await Management.GetDetailedHosts(onlyActive: false)).Where(member => member.Status is not SiloStatus.Dead).OrderBy(member => member.StartTime);
        var silos = await Task.WhenAll(members.Select(Line));
        return new([.. silos], await Kinds());
    }

    private async Task<SiloLine> Line(MembershipEntry member) => new(
        member.SiloName, member.SiloAddress.Endpoint.ToString(), member.Status, new(DateTime.SpecifyKind(member.StartTime, DateTimeKind.Utc)),
        member.Status is SiloStatus.Active ? await Figures(member.SiloAddress) : null);

    private async Task<SiloFigures?> Figures(SiloAddress silo)
    {
        try
        {
            return await Management.GetRuntimeStatistics([silo]) is [var said]
                ? new(said.ActivationCount, said.EnvironmentStatistics.RawMemoryUsageBytes, said.EnvironmentStatistics.FilteredCpuUsagePercentage)
                : null;
        }
        catch (Exception away) when (Problems.IsAway(away))
        {
            return null;
        }
    }

    /// <summary>Orleans' own are left out: how many there are is nothing that an operator can change.</summary>
    private async Task<ImmutableArray<GrainLine>> Kinds() =>
    [
        .. (await Management.GetSimpleGrainStatistics())
            .Where(line => line.GrainType.StartsWith("Upskill.", StringComparison.Ordinal))
            .GroupBy(line => NameOf(line.GrainType), StringComparer.Ordinal)
            .Select(kind => GrainLine.Of(kind.Key, kind.Sum(line => line.ActivationCount)))
            .OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Kind, StringComparer.Ordinal).Take(MostKinds),
    ];

    /// <summary><c>Upskill.Learning.LearnerGrain,Upskill.Learning</c> is a <c>LearnerGrain</c>.</summary>
    private static string NameOf(string type) => type.Split(',')[0].Split('.')[^1];
}
