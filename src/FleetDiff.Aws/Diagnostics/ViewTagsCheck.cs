namespace FleetDiff.Aws.Diagnostics;

/// <summary>What a view without tags lacks.</summary>
internal static class ViewTagsCheck
{
    /// <summary>Judges whether tags are among what a view shows of each resource.</summary>
    public static CheckResult Evaluate(bool included, string? exemptTag) => included
        ? CheckResult.Ok("The view includes them.")
        : CheckResult.Warning(
            $"The view does not include tags: names{(exemptTag is null ? " and groups" : $", groups and the exempt tag {exemptTag}")} are not seen.",
            "Add them: aws resource-explorer-2 update-view --view-arn … --included-properties Name=tags "
            + "(with its --filters, if it has any).");
}
