namespace FleetDiff.Aws.Doctoring;

/// <summary>
/// What the account's own index is worth. Without one that aggregates, a view answers from a partial index, or for one
/// Region, and the answers look whole (Resource Explorer user guide, immediate discovery).
/// </summary>
internal static class IndexOpinion
{
    /// <summary>There is no index of the account's own.</summary>
    public static Opinion Missing(string region) => Opinion.Failed(
        $"This account has no index of its own in {region}: answers come from a partial one, and look whole.",
        $"Turn Resource Explorer on in {region} with an aggregator index (aws resource-explorer-2 create-index, then "
        + "update-index-type --type AGGREGATOR), and wait until it is ACTIVE: up to 36 hours.");

    /// <summary>Judges an index.</summary>
    /// <param name="type">AGGREGATOR or LOCAL.</param>
    /// <param name="state">ACTIVE, CREATING, UPDATING, DELETING or DELETED.</param>
    /// <param name="others">How many other Regions it collects from.</param>
    /// <param name="region">The view's Region.</param>
    public static Opinion Of(string? type, string? state, int others, string region) => (type, state) switch
    {
        (_, "DELETING" or "DELETED") => Opinion.Failed(
            $"The index in {region} is {state}: what is left of it is partial, and looks whole.",
            $"Make an aggregator index in {region} again, and wait until it is ACTIVE: up to 36 hours."),
        ("LOCAL", _) => Opinion.Failed(
            $"The index in {region} is a LOCAL one: the view shows this Region alone.",
            "Make it the aggregator (aws resource-explorer-2 update-index-type --arn … --type AGGREGATOR), or name a view "
            + $"in the aggregator's Region in {Setting.ViewArn}."),
        ("AGGREGATOR", "ACTIVE") => Opinion.Ok(
            $"An aggregator in {region}, ACTIVE, which collects from {others} other Region{(others == 1 ? "" : "s")}."),
        ("AGGREGATOR", _) => Opinion.Warning(
            $"The aggregator in {region} is {state ?? "in no known state"}: until it is ACTIVE its answers are "
            + "partial, and look whole.",
            "Wait until it is ACTIVE (up to 36 hours) before you trust a night."),
        _ => Opinion.Warning(
            $"The index in {region} is of a type that is not known here, '{type}'.",
            "See in the Resource Explorer console that it aggregates all Regions."),
    };
}
