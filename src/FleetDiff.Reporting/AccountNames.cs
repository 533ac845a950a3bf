using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting;

/// <summary>The names of the accounts in a report, as they were on its date. Names are untrusted text.</summary>
public sealed class AccountNames
{
    private readonly Dictionary<string, (string? Name, string? Unit)> _accounts = new(StringComparer.Ordinal);

    /// <summary>Creates the names from a report.</summary>
    public AccountNames(Report report)
        : this(report.Accounts, report.Coverage)
    {
    }

    /// <summary>Creates the names from a comparison of two reports; the later report decides.</summary>
    public AccountNames(RunComparison comparison)
        : this(comparison.Accounts.Select(both => both.After ?? both.Before).OfType<AccountCount>(), [])
    {
    }

    private AccountNames(IEnumerable<AccountCount> counts, IEnumerable<AccountCoverage> coverage)
    {
        foreach (var (account, name, unit) in counts.Select(one => (one.Account, one.AccountName, one.OrganizationalUnit))
            .Concat(coverage.Select(one => (one.Account, one.AccountName, one.OrganizationalUnit))))
        {
            if (name is not null || unit is not null)
            {
                _accounts[account] = (name, unit);
            }
        }
    }

    /// <summary>Returns the name of an account, or null when it is not known.</summary>
    public string? FindName(string account) => _accounts.GetValueOrDefault(account).Name;

    /// <summary>
    /// Returns the names of the organizational units of an account, such as <c>Workloads/Prod</c>; null when they are not known
    /// or the account is directly under the root.
    /// </summary>
    public string? FindUnit(string account) => _accounts.GetValueOrDefault(account).Unit;

    /// <summary>Formats an account as <c>payments-prod (111122223333)</c>, or as its id when the name is not known.</summary>
    public string Format(string account) => Format(account, FindName(account));

    /// <summary>Formats an account with a name, or as its id when the name is null.</summary>
    public static string Format(string account, string? name) => name is null ? account : $"{name} ({account})";
}
