using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Checks;

/// <summary>Checks the scope of a view: the organization, a part of it, or one account.</summary>
internal static class ViewScopeCheck
{
    private const string Fix =
        "Create a view with the organization as its scope, in the delegated administrator account and in the Region of "
        + "the aggregator index, and set " + Setting.ViewArn + " to it.";

    /// <summary>Evaluates a scope.</summary>
    /// <param name="scope">The ARN of an organization, an organizational unit or an account's root.</param>
    /// <param name="expectedAccounts">The expected accounts, if any.</param>
    public static CheckResult Evaluate(string? scope, IReadOnlyList<string> expectedAccounts)
    {
        if (AwsArn.Parse(scope) is not { } arn)
        {
            return CheckResult.Warning($"The scope of the view is not a valid ARN: '{FormatScope(scope)}'.", Fix);
        }

        // AWS Organizations: arn:aws:organizations::ACCOUNT:organization/o-… and :ou/o-…/ou-….
        return (arn.Service, arn.Resource.Split('/')) switch
        {
            ("organizations", ["organization", var id]) => CheckResult.Ok($"The organization, {FormatScope(id)}."),
            ("organizations", ["ou", var organization, var unit]) => CheckResult.Warning(
                $"Only the organizational unit {FormatScope(unit)} of {FormatScope(organization)}: FleetDiff cannot see other "
                + "accounts.", Fix),
            ("iam", ["root"]) when expectedAccounts is [var only] && only == arn.Account =>
                CheckResult.Ok($"Only account {only}, which is the only expected account."),
            ("iam", ["root"]) => CheckResult.Failed(
                $"Only account {FormatScope(arn.Account)}: FleetDiff cannot see the other accounts of the organization.", Fix),
            _ => CheckResult.Warning($"The scope {FormatScope(scope)} is of an unknown type.", Fix),
        };
    }

    private static string FormatScope(string? text) => SafeText.ToSingleLine(text ?? "", 200);
}
