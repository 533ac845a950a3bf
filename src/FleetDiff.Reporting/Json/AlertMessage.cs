using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Reporting.Json;

/// <summary>
/// The alert message for programs: queues, functions, delivery streams and HTTP endpoints. camelCase; fields without a
/// value are omitted. A schema version can gain fields; existing fields are not removed and keep their meaning.
/// </summary>
public sealed record AlertMessage
{
    /// <summary>The schema this version writes.</summary>
    public const string CurrentSchema = "fleetdiff/alert-message/v1";

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
