using System.Collections.Immutable;
using Upskill.Kit.Ledger;

namespace Upskill.Workforce.CountryRules;

/// <summary>The process around the <see cref="CountryRulesBook"/>.</summary>
[GrainType("workforce-country-rules")]
internal sealed class CountryRulesGrain : LedgerGrain<CountryRulesBook, CountryRuleFact>, ICountryRulesGrain
{
    /// <summary>The journal of the rules.</summary>
    public const string JournalKind = "country-rules";

    protected override string Kind => JournalKind;

    protected override CountryRulesBook Empty => CountryRulesBook.Empty;

    public Task Decide(DecideCountryRule command) => Commit(command.Id, book => book.Decide(command), (_, _) => true);

    public Task<CountryTable> Table() => Task.FromResult(State.Table);

    public Task<ImmutableArray<CountryRuleChange>> HistoryOf(string country, int most) =>
        Task.FromResult(State.History.GetValueOrDefault(country, []).Reverse().Take(most).ToImmutableArray());

    protected override CountryRulesBook Fold(CountryRulesBook state, CountryRuleFact fact, DateTimeOffset at) => state.With(fact, at);
}
