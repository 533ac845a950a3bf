using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// The rules of <c>exemptions.csv</c> that exempt a whole account, or a whole Region of it: it has no EC2 instances by
/// intention, or it is no longer used. Such an account is not a blind spot.
/// </summary>
/// <param name="rules">The rules of the file.</param>
/// <param name="date">The date of the run.</param>
internal sealed class AccountExemptions(IReadOnlyList<ExemptionRule> rules, DateOnly date)
{
    private readonly ILookup<string, ExemptionRule> _rules = rules.Where(rule => rule.ExemptsAll && !rule.HasEnded(date))
        .ToLookup(rule => rule.Account ?? "", StringComparer.Ordinal);

    /// <summary>Returns whether a rule exempts all of an account and Region.</summary>
    public bool Covers(AccountRegion here) =>
        _rules[here.Account].Any(rule => rule.Region is null || rule.Region?.Code == here.Region);

    /// <summary>Returns the first rule that exempts a whole account, or null.</summary>
    public ExemptionRule? Find(string account) => _rules[account].FirstOrDefault(rule => rule.Region is null);

    /// <summary>Returns the rules that exempt an account or Regions of it.</summary>
    public IEnumerable<ExemptionRule> FindAll(string account) => _rules[account];

    /// <summary>Returns the rules that exempt an account that cannot be seen.</summary>
    /// <param name="coverage">The coverage ledger.</param>
    public IReadOnlySet<ExemptionRule> FindUsed(IEnumerable<AccountCoverage> coverage) =>
        coverage.Where(account => account.Status == AccountCoverageStatus.Exempt)
            .SelectMany(account => FindAll(account.Account)).ToHashSet();
}
