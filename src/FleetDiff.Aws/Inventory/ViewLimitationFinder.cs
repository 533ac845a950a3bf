using FleetDiff.Aws.Checks;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Inventory;

/// <summary>Finds the limits of a view. A run and the doctor use the same checks.</summary>
internal static class ViewLimitationFinder
{
    /// <summary>The limit for a view that the role may not read.</summary>
    public static readonly ViewLimit NotReadable = new(
        ViewLimitKind.NotReadable,
        "resource-explorer-2:GetView is not allowed on the view: FleetDiff cannot check its scope, its filter and its "
        + "tags.",
        "Allow resource-explorer-2:GetView on the view.");

    /// <summary>Creates a view with its limits from the response of GetView.</summary>
    /// <param name="arn">The ARN of the view.</param>
    /// <param name="view">The view in the response (Resource Explorer API Reference, View).</param>
    /// <param name="expectedAccounts">The expected accounts, if any.</param>
    public static View Find(
        string arn, Amazon.ResourceExplorer2.Model.View view, IReadOnlyList<string> expectedAccounts)
    {
        var includesTags = ViewTagsCheck.IncludesTags(view);
        return new(arn, view.Scope)
        {
            IncludesTags = includesTags,
            Limits =
            [
                // An organizational unit is a deliberate choice and needs no warning.
                .. IsOrganizationalUnit(view.Scope) ? []
                    : CreateLimitation(ViewLimitKind.Scope, ViewScopeCheck.Evaluate(view.Scope, expectedAccounts)),
                .. CreateLimitation(ViewLimitKind.Filter, ViewFilterCheck.Evaluate(view.Filters?.FilterString)),
                .. CreateLimitation(ViewLimitKind.Tags, ViewTagsCheck.Evaluate(includesTags, "")),
            ],
        };
    }

    private static bool IsOrganizationalUnit(string? scope) =>
        AwsArn.Parse(scope) is { Service: "organizations" } arn && arn.Resource.StartsWith("ou/", StringComparison.Ordinal);

    private static IEnumerable<ViewLimit> CreateLimitation(ViewLimitKind kind, CheckResult result) =>
        result.Status == CheckStatus.Ok ? [] : [new(kind, result.Message, result.Fix)];
}
