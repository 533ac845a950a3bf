using FleetDiff.Core.Pipeline.Configuration;
using ExplorerView = Amazon.ResourceExplorer2.Model.View;

namespace FleetDiff.Aws.Checks;

/// <summary>Finds the limits of a view: its scope, its filter and its tags. A run and the doctor use the same rules.</summary>
internal static class ViewLimits
{
    /// <summary>The limit of a view that the role may not read.</summary>
    public static readonly ViewLimit NotReadable = new(
        ViewLimitKind.NotReadable,
        "resource-explorer-2:GetView is not allowed on the view: FleetDiff cannot check its scope, its filter and its "
        + "tags.",
        "Allow resource-explorer-2:GetView on the view.");

    private const string ScopeFix =
        "Create a view with the organization as its scope, in the delegated administrator account and in the Region of "
        + "the aggregator index, and set " + Setting.ViewArn + " to it.";

    /// <summary>Creates a view with its limits from the response of GetView (Resource Explorer API Reference, View).</summary>
    public static View Find(string arn, ExplorerView view, IReadOnlyList<string> expectedAccounts)
    {
        var includesTags = IncludesTags(view);
        return new(arn, view.Scope)
        {
            IncludesTags = includesTags,
            Limits =
            [
                // An organizational unit is a deliberate choice and needs no warning.
                .. IsOrganizationalUnit(view.Scope) ? []
                    : CreateLimit(ViewLimitKind.Scope, EvaluateScope(view.Scope, expectedAccounts)),
                .. CreateLimit(ViewLimitKind.Filter, ViewFilter.Evaluate(view.Filters?.FilterString)),
                .. CreateLimit(ViewLimitKind.Tags, EvaluateTags(includesTags)),
            ],
        };
    }

    /// <summary>Evaluates a scope: the organization, a part of it, or one account.</summary>
    /// <param name="scope">The ARN of an organization, an organizational unit or an account's root.</param>
    /// <param name="expectedAccounts">The expected accounts, if any.</param>
    public static CheckResult EvaluateScope(string? scope, IReadOnlyList<string> expectedAccounts)
    {
        if (AwsArn.Parse(scope) is not { } arn)
        {
            return CheckResult.Warning($"The scope of the view is not a valid ARN: '{FormatScope(scope)}'.", ScopeFix);
        }

        // AWS Organizations: arn:aws:organizations::ACCOUNT:organization/o-… and :ou/o-…/ou-….
        return (arn.Service, arn.Resource.Split('/')) switch
        {
            ("organizations", ["organization", var id]) => CheckResult.Ok($"The organization, {FormatScope(id)}."),
            ("organizations", ["ou", var organization, var unit]) => CheckResult.Warning(
                $"Only the organizational unit {FormatScope(unit)} of {FormatScope(organization)}: FleetDiff cannot see other "
                + "accounts.", ScopeFix),
            ("iam", ["root"]) when expectedAccounts is [var only] && only == arn.Account =>
                CheckResult.Ok($"Only account {only}, which is the only expected account."),
            ("iam", ["root"]) => CheckResult.Failed(
                $"Only account {FormatScope(arn.Account)}: FleetDiff cannot see the other accounts of the organization.",
                ScopeFix),
            _ => CheckResult.Warning($"The scope {FormatScope(scope)} is of an unknown type.", ScopeFix),
        };
    }

    /// <summary>Returns whether a view includes the tags of each resource.</summary>
    public static bool IncludesTags(ExplorerView view) =>
        view.IncludedProperties?.Any(property => property.Name == "tags") == true;

    public static CheckResult EvaluateTags(bool included) => included
        ? CheckResult.Ok("The view includes tags.")
        : CheckResult.Warning(
            "The view does not include tags: FleetDiff cannot see names, groups and the exempt tag.",
            "Add tags: aws resource-explorer-2 update-view --view-arn … --included-properties Name=tags "
            + "(with its --filters, if it has any).");

    private static bool IsOrganizationalUnit(string? scope) =>
        AwsArn.Parse(scope) is { Service: "organizations" } arn && arn.Resource.StartsWith("ou/", StringComparison.Ordinal);

    private static IEnumerable<ViewLimit> CreateLimit(ViewLimitKind kind, CheckResult result) =>
        result.Status == CheckStatus.Ok ? [] : [new(kind, result.Message, result.Fix)];

    private static string FormatScope(string? text) => SafeText.ToSingleLine(text ?? "", 200);
}
