using FleetDiff.Aws.Diagnostics;
using FleetDiff.Core.Model;

namespace FleetDiff.Aws.Inventory;

/// <summary>What a run makes of the view: the same judgement as the doctor's.</summary>
internal static class ViewLimitationFinder
{
    /// <summary>The limit of a view that may not be read.</summary>
    public static readonly ViewLimit NotReadable = new(
        ViewLimitKind.NotReadable,
        "resource-explorer-2:GetView is not allowed on the view: whether it shows the whole organization, hides types or "
        + "includes tags cannot be told.",
        "Allow resource-explorer-2:GetView on the view.");

    /// <summary>A view as the service describes it, with its limits.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="view">The service's description (Resource Explorer API Reference, View).</param>
    /// <param name="expectedAccounts">The accounts that are expected, if any.</param>
    public static View Find(
        string arn, Amazon.ResourceExplorer2.Model.View view, IReadOnlyList<string> expectedAccounts)
    {
        var includesTags = view.IncludedProperties?.Any(property => property.Name == "tags") == true;
        return new(arn, view.Scope)
        {
            IncludesTags = includesTags,
            Limits =
            [
                // An organizational unit is a choice, and no limit that a run has to warn of.
                .. IsOrganizationalUnit(view.Scope) ? [] : CreateLimitation(ViewLimitKind.Scope, ViewScopeCheck.Evaluate(view.Scope, expectedAccounts)),
                .. CreateLimitation(ViewLimitKind.Filter, ViewFilterCheck.Evaluate(view.Filters?.FilterString)),
                .. CreateLimitation(ViewLimitKind.Tags, ViewTagsCheck.Evaluate(includesTags, "")),
            ],
        };
    }

    private static bool IsOrganizationalUnit(string? scope) =>
        AwsArn.Parse(scope) is { Service: "organizations" } arn && arn.Resource.StartsWith("ou/", StringComparison.Ordinal);

    private static IEnumerable<ViewLimit> CreateLimitation(ViewLimitKind kind, CheckResult result) => result.Status == CheckStatus.Ok
        ? []
        : [new(kind, result.Message, result.Fix)];
}
