using System.Text.Json;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Json;

/// <summary>Creates the alert message of a report and its message attributes.</summary>
internal static class AlertMessageBuilder
{
    private const int MaxInstances = 40;
    private const int MaxAccounts = 100;
    private const int MaxAccountsCounted = 1000;
    private const int MaxAccountsNamed = 40;
    private const int MaxFixes = 5;
    private const int MaxNameLength = 40;
    private const int MaxLabelLength = 60;
    private const int MaxSentenceLength = 160;

    public static AlertMessage Create(ReportSummary summary, AlertDecision decision, ReportLinks links)
    {
        var (report, names, exempted) = (summary.Report, summary.AccountNames, summary.NewExemptions);
        var byAccount = AccountBreakdown.Create(decision);
        IReadOnlyList<ReportedInstance> about = [.. decision.Unmanaged, .. decision.Disputed];
        IReadOnlyList<string> accounts =
        [
            .. about.Select(row => row.Account).Concat(exempted.Select(rule => rule.Account).OfType<string>())
                .Distinct().Order(StringComparer.Ordinal),
        ];
        return new()
        {
            Schema = AlertMessage.CurrentSchema,
            Kind = decision.Kind ?? throw new ArgumentException(decision.Because, nameof(decision)),
            Date = report.Date,
            Subject = AlertText.FormatSubject(summary, decision),
            Because = decision.Because,
            Suspect = report.Suspect,
            SuspectBecause = report.SuspectBecause,
            ComparedWith = report.ComparedWith,
            New = summary.NewCount,
            InGracePeriod = summary.InGrace.Count,
            InKnownGroups = summary.InKnownGroups,
            Intermittent = summary.Intermittent,
            Unmanaged = report.Totals.Unmanaged,
            Resolved = report.Resolved.Count,
            Removed = report.Removed.Count,
            Disputed = report.Totals.Disputed,
            Exempt = report.Totals.Exempt,
            NewlyExempt = exempted.Sum(rule => rule.Added),
            ExemptedBy = NullIfEmpty(exempted.Take(MaxAccounts).Select(rule => CreateExemption(names, rule))),
            Instances = report.Totals.Instances,
            BlindSpots = summary.MissingCoverage.Count,
            Accounts = accounts.Count is > 0 and <= MaxAccounts ? accounts : null,
            ByAccount = NullIfEmpty(byAccount.Take(MaxAccountsCounted))?.ToDictionary(),
            AccountNames = NullIfEmpty((
                from account in byAccount
                let name = Disarm(names.FindName(account.Key), MaxNameLength)
                where name is not null
                select KeyValuePair.Create(account.Key, name)).Take(MaxAccountsNamed))?.ToDictionary(),
            Fixes = NullIfEmpty(report.Fixes.Take(MaxFixes).Select(CreateFix)),
            Listed = [.. AccountBreakdown.TakeFairly(about, MaxInstances, row => row.Account, _ => 1)
                .Select(row => CreateInstance(names, row))],
            NotListed = Math.Max(0, about.Count - MaxInstances),
            Report = links.Report,
        };
    }

    /// <summary>
    /// Creates the message attributes, at most five. A queue with raw message delivery accepts at most ten (Amazon SNS
    /// Developer Guide, Message attributes).
    /// </summary>
    public static IReadOnlyList<AlertAttributeValue> CreateAttributes(AlertMessage message)
    {
        var attributes = new List<AlertAttributeValue>
        {
            new("kind", "String", KebabCase.Format(message.Kind)),
            new("suspect", "String", message.Suspect ? "true" : "false"),
            new("new", "Number", TextFormat.Digits(message.New)),
            new("unmanaged", "Number", TextFormat.Digits(message.Unmanaged)),
        };
        if (message.Accounts is { } accounts)
        {
            attributes.Add(new("accounts", "String.Array",
                JsonSerializer.Serialize(accounts, MessageJson.Compact.IReadOnlyListString)));
        }

        return attributes;
    }

    private static AccountExemption CreateExemption(AccountNames names, ExemptionSummary rule) => new(
        rule.Account ?? "", rule.Added, rule.Matches, rule.Until)
    {
        AccountName = Disarm(names.FindName(rule.Account ?? ""), MaxNameLength),
    };

    private static AlertFix CreateFix(RankedFix fix) => new(
        fix.Cause.Code,
        LinkDisarmer.DisarmJson(fix.Title, MaxSentenceLength),
        LinkDisarmer.DisarmJson(fix.Cause.Fact, MaxSentenceLength),
        LinkDisarmer.DisarmJson(fix.Cause.Fix, MaxSentenceLength),
        fix.Instances,
        fix.Accounts.Count,
        Disarm(fix.Cause.Resource, MaxSentenceLength));

    private static AlertInstance CreateInstance(AccountNames names, ReportedInstance row) => new(
        row.Account,
        row.Region,
        row.Instance,
        Disarm(row.Name, MaxNameLength),
        Disarm(row.Group, MaxLabelLength),
        row.Verdict,
        row.Reason,
        row.FirstUnmanaged)
    {
        AccountName = Disarm(names.FindName(row.Account), MaxNameLength),
        OrganizationalUnit = Disarm(names.FindUnit(row.Account), MaxNameLength),
        Cause = row.Cause?.Code,
    };

    private static string? Disarm(string? text, int columns) => text is null ? null : LinkDisarmer.DisarmJson(text, columns);

    private static List<T>? NullIfEmpty<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
