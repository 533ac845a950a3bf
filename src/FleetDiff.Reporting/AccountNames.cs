using FleetDiff.Reporting.Chat;

namespace FleetDiff.Reporting;

/// <summary>
/// The names of the accounts in a report, as they were on its date, and how each message shows them. The names of accounts and
/// organizational units are untrusted text; the id follows the name, so that no name can pass for another account.
/// </summary>
public sealed class AccountNames
{
    private const int MaxMailNameLength = 50;
    private const int MaxMailUnitLength = 60;
    private const int MaxChatNameLength = 40;
    private const int MaxSmsNameLength = 30;

    private readonly Dictionary<string, (string? Name, string? Unit)> _accounts = new(StringComparer.Ordinal);

    /// <summary>Creates the names from a report.</summary>
    public AccountNames(Report report)
    {
        foreach (var account in report.Accounts)
        {
            Add(account.Account, account.AccountName, account.OrganizationalUnit);
        }

        foreach (var account in report.Coverage)
        {
            Add(account.Account, account.AccountName, account.OrganizationalUnit);
        }
    }

    /// <summary>
    /// Creates the names from a comparison of two reports: those of the later report, or of the earlier one where it has none.
    /// </summary>
    public AccountNames(RunComparison comparison)
    {
        foreach (var (account, before, after) in comparison.Accounts)
        {
            Add(account, after?.AccountName ?? before?.AccountName, after?.OrganizationalUnit ?? before?.OrganizationalUnit);
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

    /// <summary>Formats an account for a mail: <c>payments-prod (111122223333)</c>, or its id.</summary>
    internal string FormatMail(string account) => Format(
        account, FindVisibleName(account) is { } name ? LinkDisarmer.DisarmLine(name, MaxMailNameLength) : null);

    /// <summary>Formats an account with its organizational units: <c>payments-prod (111122223333), Workloads/Prod</c>.</summary>
    internal string FormatMailWithUnit(string account) => FormatMail(account)
        + (FindUnit(account) is { } unit ? $", {LinkDisarmer.DisarmLine(unit, MaxMailUnitLength)}" : "");

    /// <summary>
    /// Formats an account and Region: <c>payments-prod (111122223333), Workloads/Prod, eu-west-1</c>, or
    /// <c>111122223333 eu-west-1</c>.
    /// </summary>
    internal string FormatMail(string account, string region)
    {
        var known = FormatMailWithUnit(account);
        return known == account ? $"{account} {region}" : $"{known}, {region}";
    }

    /// <summary>Formats an account for a chat message, with the name as code: <c>`payments-prod` (111122223333)</c>.</summary>
    internal string FormatChat(string account) => Format(
        account, FindVisibleName(account) is { } name ? ChatText.Quote(name, MaxChatNameLength) : null);

    /// <summary>
    /// Formats an account for a text message. A name that is long, is not printable ASCII or contains a link is omitted.
    /// </summary>
    internal string FormatSms(string account)
    {
        var name = FindVisibleName(account);
        var isPlain = name is { Length: <= MaxSmsNameLength } && name.All(char.IsAscii)
            && SafeText.EscapeInvisible(name) == name && LinkDisarmer.Disarm(name) == name;
        return Format(account, isPlain ? name : null);
    }

    private string? FindVisibleName(string account) =>
        FindName(account) is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;

    private void Add(string account, string? name, string? unit)
    {
        if (name is not null || unit is not null)
        {
            _accounts[account] = (name, unit);
        }
    }
}
