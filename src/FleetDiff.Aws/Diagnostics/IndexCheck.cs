using Amazon.ResourceExplorer2.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// What the account's own index is worth. Without one that aggregates, a view answers from a partial index, or for one
/// Region, and the answers look whole (Resource Explorer user guide, immediate discovery).
/// </summary>
internal static class IndexCheck
{
    /// <summary>There is no index of the account's own.</summary>
    public static CheckResult CreateMissing(string region) => CheckResult.Failed(
        $"This account has no index of its own in {region}: answers come from a partial one, and look whole.",
        $"Turn Resource Explorer on in {region} with an aggregator index (aws resource-explorer-2 create-index, then "
        + "update-index-type --arn … --type AGGREGATOR), and wait until it is ACTIVE: up to 36 hours.");

    /// <summary>Judges an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="region">Its Region, the view's.</param>
    public static CheckResult Evaluate(GetIndexResponse index, string region) => (index.Type?.Value, index.State?.Value) switch
    {
        (_, "DELETING" or "DELETED") => CheckResult.Failed(
            $"The index in {region} is {index.State.Value}: what is left of it is partial, and looks whole.",
            $"Make an aggregator index in {region} again, and wait until it is ACTIVE: up to 36 hours."),
        ("LOCAL", _) => CheckResult.Failed(
            $"The index in {region} is a LOCAL one: the view shows this Region alone.",
            // A local index knows where it is collected (Resource Explorer API Reference, GetIndex, ReplicatingTo).
            index.ReplicatingTo is [var aggregator, ..]
                ? $"Name a view in {FormatShown(aggregator)} in {Setting.ViewArn}: the aggregator is there."
                : "Make it the aggregator: aws resource-explorer-2 update-index-type --arn … --type AGGREGATOR"),
        ("AGGREGATOR", "ACTIVE") => CheckResult.Ok(
            $"An aggregator in {region}, ACTIVE, which collects from {TextFormat.Count(index.ReplicatingFrom?.Count ?? 0, "other Region")}."),
        ("AGGREGATOR", var state) => CheckResult.Warning(
            $"The aggregator in {region} is {FormatShown(state)}: until it is ACTIVE, answers are partial and look whole.",
            "Wait until it is ACTIVE (up to 36 hours) before you trust a night."),
        var (type, _) => CheckResult.Warning(
            $"The index in {region} is of a type that is not known here, '{FormatShown(type)}'.",
            "See in the Resource Explorer console that it aggregates all Regions."),
    };

    private static string FormatShown(string? text) => SafeText.ToSingleLine(text ?? "in no known state", 60);
}
