using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>The accounts of an AWS organization (AWS Organizations API Reference, ListAccounts, DescribeOrganization).</summary>
/// <param name="Id">The id of the organization, <c>o-…</c>.</param>
/// <param name="ManagementAccount">The id of the management account, 12 digits.</param>
/// <param name="Accounts">The accounts by id.</param>
public sealed record Organization(
    string Id, string ManagementAccount, IReadOnlyDictionary<string, OrganizationAccount> Accounts)
{
    /// <summary>Returns an account by id, or null when it is not in the organization.</summary>
    public OrganizationAccount? Find(string account) => Accounts.GetValueOrDefault(account);
}

/// <summary>An account of the organization. The e-mail address of its root user is never kept.</summary>
/// <param name="Id">The account id, 12 digits.</param>
/// <param name="Name">The name of the account; null when it is empty. Untrusted input.</param>
/// <param name="State">The state of the account.</param>
public sealed record OrganizationAccount(string Id, string? Name, AccountState State)
{
    /// <summary>
    /// The names of the account's organizational units from the root, such as <c>Workloads/Prod</c>; null for an account
    /// directly under the root, or when the names could not be read. Untrusted input.
    /// </summary>
    public string? OrganizationalUnit { get; init; }

    /// <summary>The ids of these organizational units, <c>ou-…</c>, from the root.</summary>
    public IReadOnlyList<string> UnitIds { get; init; } = [];

    /// <summary>
    /// Whether nobody can use the account. Resource Explorer lists its resources for up to 90 days more (user guide,
    /// Multi-account search).
    /// </summary>
    public bool IsClosed => State is AccountState.Suspended or AccountState.PendingClosure or AccountState.Closed;

    /// <summary>The time at which the account joined the organization, UTC, or null.</summary>
    public DateTimeOffset? JoinedAt { get; init; }
}

/// <summary>The state of an account (AWS Organizations API Reference, Account.State).</summary>
[JsonConverter(typeof(KebabCase<AccountState>))]
public enum AccountState
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>The account was created and its activation is pending.</summary>
    PendingActivation,

    /// <summary>Active.</summary>
    Active,

    /// <summary>Suspended.</summary>
    Suspended,

    /// <summary>The closure of the account is in process.</summary>
    PendingClosure,

    /// <summary>Closed.</summary>
    Closed,
}
