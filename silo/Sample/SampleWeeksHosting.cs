using Upskill.Kit;
using Upskill.Silo.Store;

namespace Upskill.Silo.Sample;

/// <summary>The first weeks of the sample organisation: <c>Sample:Weeks</c>, in Development, on a store that nothing else is on.</summary>
internal static class SampleWeeksHosting
{
    /// <summary>
    /// Has so many weeks played, and the domain's clock stand in them until they are. Only where this process is all there is: several silos would each have a clock of their own.
    /// </summary>
    public static void AddSampleWeeks(this WebApplicationBuilder builder, StoreConnection store)
    {
        if (!builder.Environment.IsDevelopment() || !store.IsEmbedded || !builder.Configuration.GetValue<bool>("Sample:Enabled")
            || builder.Configuration.GetValue<int>("Sample:Weeks") is not (> 0 and var weeks))
            return;
        using var connection = store.Connect();
        if (PlayRecord.Open(connection, weeks, DateTimeOffset.UtcNow) is not { IsDone: false } record)
            return;
        var clock = new PlayedClock(record.At);
        builder.Services.AddSingleton<DomainClock>(clock);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(record);
        builder.Services.AddHostedService<SampleWeeks>();
    }
}
