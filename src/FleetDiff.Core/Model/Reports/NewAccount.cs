namespace FleetDiff.Core.Model.Reports;

/// <summary>An account that is new in the organization.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="AccountName">The name of the account, or null. Untrusted input.</param>
/// <param name="OrganizationalUnit">
/// The names of the account's organizational units, such as <c>Workloads/Prod</c>, or null. Untrusted input.
/// </param>
public sealed record NewAccount(string Account, string? AccountName, string? OrganizationalUnit);
