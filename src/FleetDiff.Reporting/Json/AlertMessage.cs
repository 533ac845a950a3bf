using System.Text.Json;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Json;

/// <summary>
/// The alert message for programs: queues, functions, delivery streams and HTTP endpoints. camelCase; fields without a
/// value are omitted. A schema version can gain fields; existing fields are not removed and keep their meaning.
/// </summary>
public sealed record AlertMessage
{
    /// <summary>The schema this version writes.</summary>
    public const string CurrentSchema = "fleetdiff/alert-message/v1";

    private const int MaxInstances = 40;
    private const int MaxAccounts = 100;
    private const int MaxAccountsCounted = 1000;
    private const int MaxNameLength = 40;
    private const int MaxLabelLength = 60;
    private const int MaxFixes = 5;
    private const int MaxSentenceLength = 160;
    private const int MaxAccountsNamed = 40;

    /// <summary>The schema of this message.</summary>
    public required string Schema { get; init; }

    /// <summary>The kind of the alert.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The date of the report, in the configured time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The subject of the mail.</summary>
    public required string Subject { get; init; }

    /// <summary>The reason for the alert, in a sentence.</summary>
    public required string Because { get; init; }

    /// <summary>Whether the inventory looks wrong. If so, the numbers below are not reliable.</summary>
    public required bool Suspect { get; init; }

    /// <summary>The suspicious fact and its likely cause, or null.</summary>
    public string? SuspectBecause { get; init; }

    /// <summary>The date of the baseline, or null.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>The number of instances that are newly unmanaged or past their grace period; 0 in the first report.</summary>
    public required int New { get; init; }

    /// <summary>The number of other unmanaged instances in their grace period. They are not alerted yet.</summary>
    public required int InGracePeriod { get; init; }

    /// <summary>The number of unmanaged instances that are not alerted because an earlier alert covered their group.</summary>
    public required int InKnownGroups { get; init; }

    /// <summary>The number of intermittent unmanaged instances.</summary>
    public required int Intermittent { get; init; }

    /// <summary>The total number of unmanaged instances that are not exempt.</summary>
    public required int Unmanaged { get; init; }

    /// <summary>The number of resolved instances: unmanaged before, managed or dormant now.</summary>
    public required int Resolved { get; init; }

    /// <summary>The number of instances removed from the inventory.</summary>
    public required int Removed { get; init; }

    /// <summary>The number of instances about which the sources disagree.</summary>
    public required int Disputed { get; init; }

    /// <summary>The number of exempt instances.</summary>
    public required int Exempt { get; init; }

    /// <summary>The number of instances that account owners newly exempted by tag.</summary>
    public required int NewlyExempt { get; init; }

    /// <summary>
    /// The accounts whose tags newly exempt instances, largest increase first, at most 100; null when there is none.
    /// </summary>
    public IReadOnlyList<AccountExemption>? ExemptedBy { get; init; }

    /// <summary>The total number of instances.</summary>
    public required int Instances { get; init; }

    /// <summary>The number of coverage problems: limits of the view, failed sources, blind spots, warnings.</summary>
    public required int BlindSpots { get; init; }

    /// <summary>
    /// The accounts whose instances the alert covers or that exempted instances, sorted; null when there is none or more
    /// than 100.
    /// </summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>
    /// The number of covered instances by account, for the 1,000 accounts with the most; null when there is none.
    /// </summary>
    public IReadOnlyDictionary<string, int>? ByAccount { get; init; }

    /// <summary>
    /// The names by account of the first 40 accounts of <see cref="ByAccount"/> that have one, without links; null when there is
    /// none. A name is text of the account's owner.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AccountNames { get; init; }

    /// <summary>
    /// The known causes of the unmanaged instances, ranked by the number of instances that their fix would bring back; at most
    /// five; null when there is none.
    /// </summary>
    public IReadOnlyList<AlertFix>? Fixes { get; init; }

    /// <summary>
    /// The covered instances, unmanaged ones first, at most 40: one of each account, then a second of each, and so on.
    /// </summary>
    public required IReadOnlyList<AlertInstance> Listed { get; init; }

    /// <summary>The number of covered instances that are not listed; <c>report.json</c> lists all of them.</summary>
    public required int NotListed { get; init; }

    /// <summary>The address of the report.</summary>
    public required string Report { get; init; }

    /// <summary>Creates the message for a report.</summary>
    internal static AlertMessage Create(ReportSummary summary, AlertDecision decision, ReportLinks links)
    {
        var (report, exempted, byAccount) = (summary.Report, summary.NewExemptions, AccountBreakdown.Create(decision));
        IReadOnlyList<ReportedInstance> about = [.. decision.Unmanaged, .. decision.Disputed];
        IReadOnlyList<string> accounts =
        [
            .. about.Select(row => row.Account).Concat(exempted.Select(rule => rule.Account).OfType<string>())
                .Distinct().Order(StringComparer.Ordinal),
        ];
        return new()
        {
            Schema = CurrentSchema,
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
            ExemptedBy = exempted.Count == 0 ? null
                : [.. exempted.Take(MaxAccounts).Select(rule => new AccountExemption(
                    rule.Account ?? "", rule.Added, rule.Matches, rule.Until)
                {
                    AccountName = Disarm(summary.AccountNames.FindName(rule.Account ?? ""), MaxNameLength),
                })],
            Instances = report.Totals.Instances,
            BlindSpots = summary.MissingCoverage.Count,
            Accounts = accounts.Count is > 0 and <= MaxAccounts ? accounts : null,
            ByAccount = byAccount.Count == 0 ? null : byAccount.Take(MaxAccountsCounted).ToDictionary(),
            AccountNames = CreateNames(summary, byAccount),
            Fixes = CreateFixes(summary),
            Listed = [.. AccountBreakdown.TakeFairly(about, MaxInstances, row => row.Account, _ => 1)
                .Select(row => CreateInstance(summary, row))],
            NotListed = Math.Max(0, about.Count - MaxInstances),
            Report = links.Report,
        };
    }

    private static AlertInstance CreateInstance(ReportSummary summary, ReportedInstance row) => new(
        row.Account,
        row.Region,
        row.Instance,
        Disarm(row.Name, MaxNameLength),
        Disarm(row.Group, MaxLabelLength),
        row.Verdict,
        row.Reason,
        row.FirstUnmanaged)
    {
        AccountName = Disarm(summary.AccountNames.FindName(row.Account), MaxNameLength),
        OrganizationalUnit = Disarm(summary.AccountNames.FindUnit(row.Account), MaxNameLength),
        Cause = row.Cause?.Code,
    };

    private static Dictionary<string, string>? CreateNames(
        ReportSummary summary, IReadOnlyList<KeyValuePair<string, int>> accounts)
    {
        var names = (from account in accounts
                     let name = Disarm(summary.AccountNames.FindName(account.Key), MaxNameLength)
                     where name is not null
                     select KeyValuePair.Create(account.Key, name)).Take(MaxAccountsNamed).ToDictionary();
        return names.Count == 0 ? null : names;
    }

    private static IReadOnlyList<AlertFix>? CreateFixes(ReportSummary summary) =>
        new TopFixes(summary, MaxFixes).List is { Count: > 0 } list
            ? [.. list.Select(fix => new AlertFix(
                fix.Cause.Code,
                LinkDisarmer.DisarmJson(fix.Title, MaxSentenceLength),
                LinkDisarmer.DisarmJson(fix.Cause.Fact, MaxSentenceLength),
                LinkDisarmer.DisarmJson(fix.Cause.Fix, MaxSentenceLength),
                fix.Instances,
                fix.Accounts.Count,
                Disarm(fix.Cause.Resource, MaxSentenceLength)))]
            : null;

    private static string? Disarm(string? text, int columns) => text is null ? null : LinkDisarmer.DisarmJson(text, columns);

    /// <summary>
    /// Creates the message attributes, at most five. A queue with raw message delivery accepts at most ten (Amazon SNS
    /// Developer Guide, Message attributes).
    /// </summary>
    internal IReadOnlyList<AlertAttributeValue> CreateAttributes()
    {
        var attributes = new List<AlertAttributeValue>
        {
            new("kind", "String", KebabCase.Format(Kind)),
            new("suspect", "String", Suspect ? "true" : "false"),
            new("new", "Number", TextFormat.Digits(New)),
            new("unmanaged", "Number", TextFormat.Digits(Unmanaged)),
        };
        if (Accounts is { } accounts)
        {
            attributes.Add(new("accounts", "String.Array",
                JsonSerializer.Serialize(accounts, MessageJson.Compact.IReadOnlyListString)));
        }

        return attributes;
    }

    /// <summary>Serializes the message as compact JSON.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, MessageJson.Compact.AlertMessage);
}

/// <summary>The instances that the tags of an account exempt.</summary>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Added">The number of newly exempt instances.</param>
/// <param name="Instances">The total number of instances that the tags exempt.</param>
/// <param name="Until">The latest end date; null when an exemption has no end date.</param>
public sealed record AccountExemption(string Account, int Added, int Instances, DateOnly? Until)
{
    /// <summary>The name of the account, at most 40 columns, without links, or null.</summary>
    public string? AccountName { get; init; }
}

/// <summary>A cause over the whole fleet, with its fix.</summary>
/// <param name="Code">The code of the cause.</param>
/// <param name="Title">The cause in a few words, without links.</param>
/// <param name="Fact">The fact that supports the cause, without links.</param>
/// <param name="Fix">The fix, without links.</param>
/// <param name="Instances">The number of unmanaged instances that are not exempt with this cause.</param>
/// <param name="Accounts">The number of accounts with these instances.</param>
/// <param name="Resource">
/// The id of the resource that these instances share: an image, subnet, VPC or instance profile; or null.
/// </param>
public sealed record AlertFix(
    CauseCode Code, string Title, string Fact, string Fix, int Instances, int Accounts, string? Resource);

/// <summary>An instance that an alert covers.</summary>
/// <param name="Account">The owning account, 12 digits.</param>
/// <param name="Region">The Region code.</param>
/// <param name="Instance">The instance id.</param>
/// <param name="Name">The tag <c>Name</c>, at most 40 columns, without links, or null.</param>
/// <param name="Group">The name of the group, without links, or null.</param>
/// <param name="Verdict"><c>unmanaged</c> or <c>disputed</c>.</param>
/// <param name="Reason">The reason for the verdict, as a code.</param>
/// <param name="FirstUnmanaged">The first date of the current period in which it is unmanaged, or null.</param>
public sealed record AlertInstance(
    string Account,
    string Region,
    string Instance,
    string? Name,
    string? Group,
    Verdict Verdict,
    Reason Reason,
    DateOnly? FirstUnmanaged)
{
    /// <summary>The name of the account, at most 40 columns, without links, or null.</summary>
    public string? AccountName { get; init; }

    /// <summary>The names of the account's organizational units, such as <c>Workloads/Prod</c>, without links, or null.</summary>
    public string? OrganizationalUnit { get; init; }

    /// <summary>The code of the likely cause, or null.</summary>
    public CauseCode? Cause { get; init; }
}
