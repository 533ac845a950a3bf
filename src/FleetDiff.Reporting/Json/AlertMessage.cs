using System.Text.Json;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Json;

/// <summary>
/// What programs get: queues, functions, delivery streams and plain HTTP. CamelCase; fields without a value are left
/// out. A field may be added within the schema; none changes its meaning or leaves.
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

    /// <summary>The schema of this message.</summary>
    public required string Schema { get; init; }

    /// <summary>What the alert is about.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The night, in the chosen time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The mail's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Why it is sent, in a sentence.</summary>
    public required string Because { get; init; }

    /// <summary>Whether the inventory looks too wrong to be believed; no number below is to be believed then.</summary>
    public required bool Suspect { get; init; }

    /// <summary>What looks wrong and its likely cause, or null.</summary>
    public string? SuspectBecause { get; init; }

    /// <summary>The night it is compared with, or null.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>How many instances appeared, or came to the end of their grace, tonight; 0 on a baseline.</summary>
    public required int New { get; init; }

    /// <summary>How many more are in their grace period: unmanaged, and not alerted yet.</summary>
    public required int InGracePeriod { get; init; }

    /// <summary>How many are unmanaged and not alerted because their group was news before.</summary>
    public required int InKnownGroups { get; init; }

    /// <summary>How many of the unmanaged come and go.</summary>
    public required int Intermittent { get; init; }

    /// <summary>How many are unmanaged and not exempt, all told.</summary>
    public required int Unmanaged { get; init; }

    /// <summary>How many were unmanaged and are managed or dormant now.</summary>
    public required int Resolved { get; init; }

    /// <summary>How many left the inventory.</summary>
    public required int Removed { get; init; }

    /// <summary>How many the sources disagree about.</summary>
    public required int Disputed { get; init; }

    /// <summary>How many are unmanaged and exempt.</summary>
    public required int Exempt { get; init; }

    /// <summary>By how many account owners' tags exempt more than before; 0 when that is no news.</summary>
    public required int NewlyExempt { get; init; }

    /// <summary>
    /// The accounts whose tags do, those with most more first, at most 100; null when there is none.
    /// </summary>
    public IReadOnlyList<AccountExemption>? ExemptedBy { get; init; }

    /// <summary>How many instances there are.</summary>
    public required int Instances { get; init; }

    /// <summary>How many things could not be seen or understood: blind spots, failed sources, warnings.</summary>
    public required int BlindSpots { get; init; }

    /// <summary>
    /// The accounts whose instances the alert is about or that exempted some, sorted; null when there is none, or more than 100 of them.
    /// </summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>
    /// How many instances it is about in each account, of the 1,000 accounts that have the most; null when there is none.
    /// </summary>
    public IReadOnlyDictionary<string, int>? ByAccount { get; init; }

    /// <summary>
    /// The instances it is about, unmanaged ones first, at most 40: one of each account, then another of each.
    /// </summary>
    public required IReadOnlyList<AlertInstance> Listed { get; init; }

    /// <summary>How many more it is about; <c>report.json</c> beside the report has all of them.</summary>
    public required int NotListed { get; init; }

    /// <summary>Where the report is.</summary>
    public required string Report { get; init; }

    /// <summary>The message of a night.</summary>
    internal static AlertMessage Create(ReportSummary summary, AlertDecision decision, ReportLinks where)
    {
        var (report, exempted) = (summary.Report, summary.NewExemptions);
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
                    rule.Account ?? "", rule.Added, rule.Matches, rule.Until))],
            Instances = report.Totals.Instances,
            BlindSpots = summary.NotSeen.Count,
            Accounts = accounts.Count is > 0 and <= MaxAccounts ? accounts : null,
            ByAccount = about.Count == 0
                ? null
                : AccountBreakdown.Create(decision).Take(MaxAccountsCounted).ToDictionary(),
            Listed = [.. SelectShown(about).Select(row => new AlertInstance(
                row.Account,
                row.Region,
                row.Instance,
                row.Name is null ? null : LinkDisarmer.Line(row.Name, MaxNameLength),
                row.Group is null ? null : LinkDisarmer.Line(row.Group, MaxLabelLength),
                row.Verdict,
                row.Reason,
                row.FirstUnmanaged))],
            NotListed = Math.Max(0, about.Count - MaxInstances),
            Report = where.Report,
        };
    }

    // In the order of the lists: those that have no room are missing from among them.
    private static IEnumerable<ReportedInstance> SelectShown(IReadOnlyList<ReportedInstance> about) =>
        AccountBreakdown.Interleave(about.Index(), item => item.Item.Account, _ => 1).Take(MaxInstances)
            .OrderBy(item => item.Index).Select(item => item.Item);

    /// <summary>The message as compact JSON.</summary>
    /// <summary>
    /// The attributes of a message: five at most, where a queue with raw delivery takes ten (Amazon SNS Developer
    /// Guide, Message attributes).
    /// </summary>
    internal IReadOnlyList<AlertAttribute> CreateAttributes()
    {
        var labels = new List<AlertAttribute>
        {
            new("kind", "String", KebabCase.Format(Kind)),
            new("suspect", "String", Suspect ? "true" : "false"),
            new("new", "Number", TextFormat.Digits(New)),
            new("unmanaged", "Number", TextFormat.Digits(Unmanaged)),
        };
        if (Accounts is { } accounts)
        {
            labels.Add(new("accounts", "String.Array",
                JsonSerializer.Serialize(accounts, MessageJson.Compact.IReadOnlyListString)));
        }

        return labels;
    }

    internal string ToJson() => JsonSerializer.Serialize(this, MessageJson.Compact.AlertMessage);
}

/// <summary>What an account's tags exempt.</summary>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Added">How many instances more than before.</param>
/// <param name="Instances">How many in all.</param>
/// <param name="Until">The last date on which one of them ends; null when one has no end.</param>
public sealed record AccountExemption(string Account, int Added, int Instances, DateOnly? Until);

/// <summary>An instance an alert is about.</summary>
/// <param name="Account">The owning account, 12 digits.</param>
/// <param name="Region">The Region's code.</param>
/// <param name="Instance">The instance id.</param>
/// <param name="Name">The tag <c>Name</c>, at most 40 columns of it and without links, or null.</param>
/// <param name="Group">The group it is in, in words and without links, or null.</param>
/// <param name="Verdict"><c>unmanaged</c> or <c>disputed</c>.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="FirstUnmanaged">The first of the nights in a row on which it was unmanaged, or null.</param>
public sealed record AlertInstance(
    string Account,
    string Region,
    string Instance,
    string? Name,
    string? Group,
    Verdict Verdict,
    Reason Reason,
    DateOnly? FirstUnmanaged);
