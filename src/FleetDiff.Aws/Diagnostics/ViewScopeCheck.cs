using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>What a view's scope is worth: the organization, a part of it, or one account.</summary>
internal static class ViewScopeCheck
{
    private const string Fix =
        "Make a view with the organization as its scope, in the delegated administrator account and in the Region of "
        + "the aggregator index, and name it in " + Setting.ViewArn + ".";

    /// <summary>Judges a scope.</summary>
    /// <param name="scope">The ARN of an organization, an organizational unit or an account's root.</param>
    /// <param name="expectedAccounts">The accounts that are expected, if any.</param>
    public static CheckResult Evaluate(string? scope, IReadOnlyList<string> expectedAccounts)
    {
        if (AwsArn.Parse(scope) is not { } arn)
        {
            return CheckResult.Warning($"The service gave no scope that is understood here: '{FormatScope(scope)}'.", Fix);
        }

        // AWS Organizations: arn:aws:organizations::ACCOUNT:organization/o-… and :ou/o-…/ou-….
        return (arn.Service, arn.Resource.Split('/')) switch
        {
            ("organizations", ["organization", var id]) => CheckResult.Ok($"The organization, {FormatScope(id)}."),
            ("organizations", ["ou", var organization, var unit]) => CheckResult.Warning(
                $"Only the organizational unit {FormatScope(unit)} of {FormatScope(organization)}: what is outside of it is not "
                + "seen.", Fix),
            ("iam", ["root"]) when expectedAccounts is [var only] && only == arn.Account =>
                CheckResult.Ok($"Account {only} alone, which is the only expected one."),
            ("iam", ["root"]) => CheckResult.Failed(
                $"Account {FormatScope(arn.Account)} alone: no other account of the organization is seen.", Fix),
            _ => CheckResult.Warning($"The scope {FormatScope(scope)} is not one that is known here.", Fix),
        };
    }

    private static string FormatScope(string? text) => SafeText.ToSingleLine(text ?? "", 200);
}
