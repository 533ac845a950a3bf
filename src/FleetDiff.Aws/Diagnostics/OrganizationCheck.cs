using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Organizations;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the account of the view may read the accounts and the organizational units of its organization.</summary>
internal sealed class OrganizationCheck
{
    private Organization? _organization;

    public OrganizationCheck(OrganizationsSource source, AwsArn view, Check account) =>
        Check = new("Organization", async cancellationToken =>
        {
            _organization = await source.ProbeAsync(cancellationToken);
            var role = view.Account == _organization.ManagementAccount ? "the management account" : "a delegated administrator";
            return CheckResult.Ok($"{SafeText.ToSingleLine(_organization.Id, 40)} has "
                + $"{TextFormat.Count(_organization.Accounts.Count, "account")}. {view.Account} is {role}.");
        }, account);

    /// <summary>The check.</summary>
    public Check Check { get; }

    /// <summary>Returns the accounts that a view should show: active, and in its scope if that is known.</summary>
    public IReadOnlyList<OrganizationAccount> FindExpected(View view) =>
    [
        .. (_organization?.Accounts.Values ?? []).Where(account =>
            !account.IsClosed && account.State != AccountState.PendingActivation && view.Covers(account) != false),
    ];
}
