using FleetDiff.Configuration;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Aws.Doctoring;

/// <summary>What a view's scope is worth: the organization, a part of it, or one account.</summary>
internal static class ScopeOpinion
{
    private const string Fix =
        "Make a view with the organization as its scope, in the delegated administrator account and in the Region of "
        + "the aggregator index, and name it in " + Setting.ViewArn + ".";

    /// <summary>Judges a scope.</summary>
    /// <param name="scope">The ARN of an organization, an organizational unit or an account's root.</param>
    /// <param name="expectedAccounts">The accounts that are expected, if any.</param>
    public static Opinion Of(string? scope, IReadOnlyList<string> expectedAccounts)
    {
        if (AwsArn.Parse(scope) is not { } arn)
        {
            return Opinion.Warning($"The service gave no scope that is understood here: '{Shown(scope)}'.", Fix);
        }

        // AWS Organizations: arn:aws:organizations::ACCOUNT:organization/o-… and :ou/o-…/ou-….
        return (arn.Service, arn.Resource.Split('/')) switch
        {
            ("organizations", ["organization", var id]) => Opinion.Ok($"The organization, {Shown(id)}."),
            ("organizations", ["ou", var organization, var unit]) => Opinion.Warning(
                $"Only the organizational unit {Shown(unit)} of {Shown(organization)}: what is outside of it is not "
                + "seen.", Fix),
            ("iam", ["root"]) when expectedAccounts is [var only] && only == arn.Account =>
                Opinion.Ok($"Account {only} alone, which is the only expected one."),
            ("iam", ["root"]) => Opinion.Failed(
                $"Account {Shown(arn.Account)} alone: no other account of the organization is seen.", Fix),
            _ => Opinion.Warning($"The scope {Shown(scope)} is not one that is known here.", Fix),
        };
    }

    private static string Shown(string? text) => PlainText.OneLine(text ?? "", 200);
}
