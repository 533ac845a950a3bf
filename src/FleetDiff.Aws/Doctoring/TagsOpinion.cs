namespace FleetDiff.Aws.Doctoring;

/// <summary>What a view without tags lacks.</summary>
internal static class TagsOpinion
{
    /// <summary>Judges whether tags are among what a view shows of each resource.</summary>
    public static Opinion Of(bool included, string? exemptTag) => included
        ? Opinion.Ok("The view includes them.")
        : Opinion.Warning(
            $"The view does not include tags: names{(exemptTag is null ? " and groups" : $", groups and the exempt tag {exemptTag}")} are not seen.",
            "Add them: aws resource-explorer-2 update-view --view-arn … --included-properties Name=tags "
            + "(with its --filters, if it has any).");
}
