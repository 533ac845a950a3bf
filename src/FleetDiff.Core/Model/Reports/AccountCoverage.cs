using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>What a run sees of one account: an entry of the coverage ledger.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Status">Whether the run sees the account.</param>
public sealed record AccountCoverage(string Account, AccountCoverageStatus Status)
{
    /// <summary>The name of the account, or null. Untrusted input.</summary>
    public string? AccountName { get; init; }

    /// <summary>
    /// The names of the account's organizational units, such as <c>Workloads/Prod</c>, or null. Untrusted input.
    /// </summary>
    public string? OrganizationalUnit { get; init; }

    /// <summary>The state of the account according to AWS Organizations, or null.</summary>
    public AccountState? State { get; init; }

    /// <summary>Whether the account is the management account, which ListNodes does not return.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsManagementAccount { get; init; }

    /// <summary>The date of the first of the consecutive runs with this status; null for a seen account.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The fact behind a status other than seen, one or more sentences; or null.</summary>
    public string? Because { get; init; }

    /// <summary>The Regions of the account with an index, an instance, a node or evidence, sorted by code.</summary>
    public IReadOnlyList<RegionCoverage> Regions { get; init => field = value ?? []; } = [];
}

/// <summary>An account that is new in the organization.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="AccountName">The name of the account, or null. Untrusted input.</param>
/// <param name="OrganizationalUnit">
/// The names of the account's organizational units, such as <c>Workloads/Prod</c>, or null. Untrusted input.
/// </param>
public sealed record NewAccount(string Account, string? AccountName, string? OrganizationalUnit);

/// <summary>What a run sees of one Region of an account.</summary>
/// <param name="Region">The Region code.</param>
/// <param name="HasIndex">Whether the view lists the Resource Explorer index.</param>
/// <param name="Instances">The number of instances that Resource Explorer lists.</param>
/// <param name="Managed">The number of managed instances.</param>
public sealed record RegionCoverage(string Region, bool HasIndex, int Instances, int Managed)
{
    /// <summary>The optional sources that reported something about instances or nodes here.</summary>
    public IReadOnlyList<Source> Sources { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Whether ListNodes cannot return nodes here: the management account, or Asia Pacific (Osaka) (Systems Manager user
    /// guide, unified console).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHiddenFromListNodes { get; init; }
}

/// <summary>Whether a run sees an account. Each account has exactly one of these.</summary>
[JsonConverter(typeof(KebabCase<AccountCoverageStatus>))]
public enum AccountCoverageStatus
{
    /// <summary>The view shows an index or an instance of the account.</summary>
    Seen,

    /// <summary>The whole account is a blind spot, or only another source reports something of it.</summary>
    BlindSpot,

    /// <summary>The account is closed or suspended. The inventory has no instance of it.</summary>
    Closed,

    /// <summary>
    /// The account is outside the scope of the view, left the organization, is not active yet, or is not expected.
    /// </summary>
    OutsideScope,

    /// <summary>The view shows nothing of the account, and a rule of <c>exemptions.csv</c> exempts it.</summary>
    Exempt,
}
