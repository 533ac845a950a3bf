using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting.Chat;

namespace FleetDiff.Reporting;

/// <summary>
/// Formats accounts with their names for messages. The names of accounts and organizational units are untrusted text; the id
/// follows the name, so that no name can pass for another account.
/// </summary>
internal static class AccountText
{
    private const int MaxNameLength = 50;
    private const int MaxUnitLength = 60;
    private const int MaxChatNameLength = 40;
    private const int MaxSmsNameLength = 30;

    /// <summary>Formats an account for a mail: <c>payments-prod (111122223333)</c>, or its id.</summary>
    public static string FormatMail(ReportSummary summary, string account) => FindName(summary, account) is { } name
        ? $"{LinkDisarmer.DisarmLine(name, MaxNameLength)} ({account})" : account;

    /// <summary>Formats an account with its organizational units: <c>payments-prod (111122223333), Workloads/Prod</c>.</summary>
    public static string FormatMailWithUnit(ReportSummary summary, string account) =>
        FormatMail(summary, account) + (summary.AccountNames.FindUnit(account) is { } unit
            ? $", {LinkDisarmer.DisarmLine(unit, MaxUnitLength)}" : "");

    /// <summary>
    /// Formats an account and Region: <c>payments-prod (111122223333), Workloads/Prod, eu-west-1</c>, or
    /// <c>111122223333 eu-west-1</c>.
    /// </summary>
    public static string FormatMail(ReportSummary summary, string account, string region) =>
        FormatMailWithUnit(summary, account) is var known && known == account ? $"{account} {region}" : $"{known}, {region}";

    /// <summary>Formats an account for a chat message, with the name as code: <c>`payments-prod` (111122223333)</c>.</summary>
    public static string FormatChat(ReportSummary summary, string account) => FindName(summary, account) is { } name
        ? $"{ChatText.Quote(name, MaxChatNameLength)} ({account})" : account;

    /// <summary>
    /// Formats an account for a text message. A name that is long, is not printable ASCII or contains a link is omitted.
    /// </summary>
    public static string FormatSms(ReportSummary summary, string account) =>
        FindName(summary, account) is { Length: <= MaxSmsNameLength } name
        && SafeText.EscapeInvisible(name) == name && name.All(char.IsAscii) && LinkDisarmer.Disarm(name) == name
            ? $"{name} ({account})" : account;

    private static string? FindName(ReportSummary summary, string account) =>
        summary.AccountNames.FindName(account) is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;
}
