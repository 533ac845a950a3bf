using Amazon.ResourceExplorer2.Model;

namespace FleetDiff.Aws.Checks;

/// <summary>Checks that a view includes tags.</summary>
internal static class ViewTagsCheck
{
    /// <summary>Returns whether a view includes the tags of each resource.</summary>
    public static bool IncludesTags(View view) => view.IncludedProperties?.Any(property => property.Name == "tags") == true;

    /// <summary>Evaluates whether a view includes the tags of each resource.</summary>
    /// <param name="included">Whether it includes them.</param>
    /// <param name="exemptTag">The tag that exempts an instance; null for none, empty when its name is not known.</param>
    public static CheckResult Evaluate(bool included, string? exemptTag) => included
        ? CheckResult.Ok("The view includes tags.")
        : CheckResult.Warning(
            $"The view does not include tags: FleetDiff cannot see {FormatHidden(exemptTag)}.",
            "Add tags: aws resource-explorer-2 update-view --view-arn … --included-properties Name=tags "
            + "(with its --filters, if it has any).");

    private static string FormatHidden(string? exemptTag) => exemptTag switch
    {
        null => "names and groups",
        "" => "names, groups and the exempt tag",
        _ => $"names, groups and the exempt tag {exemptTag}",
    };
}
