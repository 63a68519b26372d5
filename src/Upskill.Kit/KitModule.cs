using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Guard;
using Upskill.Kit.Ledger;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Kit.Web;

namespace Upskill.Kit;

/// <summary>What the slices share.</summary>
public static class KitModule
{
    /// <summary>Registers it. The store's connection, the key store and the organisation's codes come from the silo.</summary>
    public static IServiceCollection AddKit(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<DomainClock>()
        .AddSingleton<StoreGauge>()
        .AddSingleton<Journal>()
        .AddSingleton<TrainingLedger>()
        .AddSingleton<TokenSecrets>()
        .AddSingleton<UnitRows>()
        .AddSingleton<AnswerRows>()
        .AddSingleton<AnswerHomes>()
        .AddSingleton<EmployeeDirectory>()
        .AddSingleton<PersonWatch>()
        .AddSingleton<CountryRulesReader>()
        .AddSingleton<DataGuard>()
        .AddSingleton<GuardedForms>()
        .AddSingleton<NavItems>()
        .AddSingleton<SamplePlay>()
        .AddSingleton<OpenConnections>()
        .AddSingleton<IOutgoingGrainCallFilter, PatientCalls>()
        .AddSingleton<IUserIdProvider, NoUsers>()
        .AddHostedService<LeaversOut>()
        .AddHttpContextAccessor()
        .AddScoped<Visitor>()
        .AddLocalization();
}
