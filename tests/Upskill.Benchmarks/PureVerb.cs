using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Upskill.Benchmarks.Pure;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>What the pure parts cost, each alone: microseconds, their spread, and bytes that they leave to the collector. By BenchmarkDotNet, in this process: it is built as it is run.</summary>
internal static class PureVerb
{
    public static int Run(Asked asked)
    {
        using var artifacts = new TemporaryFolder();
        var job = (asked.IsShort ? Job.Dry.WithIterationCount(3).WithWarmupCount(1).WithInvocationCount(16) : Job.ShortRun.WithIterationCount(15)).WithToolchain(InProcessNoEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(asked.Json ? NullLogger.Instance : ConsoleLogger.Default).WithArtifactsPath(artifacts.Path);
        var reports = BenchmarkRunner.Run<PureParts>(config).Reports;
        return Figures.Print(asked.Json, [.. reports.Where(report => report.ResultStatistics is not null).SelectMany(report =>
        {
            var (name, measured) = (char.ToLowerInvariant(report.BenchmarkCase.Descriptor.WorkloadMethod.Name[0]) + report.BenchmarkCase.Descriptor.WorkloadMethod.Name[1..], report.ResultStatistics!);
            return new (string, double)[]
            {
                ($"{name}Micros", measured.Median / 1_000), ($"{name}MicrosMax", measured.Max / 1_000), ($"{name}Bytes", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0),
            };
        })]);
    }
}
