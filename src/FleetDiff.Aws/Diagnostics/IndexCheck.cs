using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Checks the index of the account. Without an aggregator index, a view returns partial results, or those of one Region,
/// without any sign of that (Resource Explorer User Guide, immediate discovery).
/// </summary>
internal static class IndexCheck
{
    private const string Partial = "results are partial, and Resource Explorer does not mark them as partial";

    public static Check Create(IAmazonResourceExplorer2 client, string region, Check account) =>
        new("Index", async cancellationToken =>
        {
            try
            {
                return Evaluate(await client.GetIndexAsync(new GetIndexRequest(), cancellationToken), region);
            }
            catch (ResourceNotFoundException)
            {
                return CheckResult.Failed(
                    $"This account has no index in {region}: {Partial}.",
                    $"Turn on Resource Explorer in {region} with an aggregator index (aws resource-explorer-2 create-index, then "
                    + "update-index-type --arn … --type AGGREGATOR), and wait until it is ACTIVE: up to 36 hours.");
            }
        }, account)
        {
            Attempt = $"reading the index in {region}",
            Permission = "resource-explorer-2:GetIndex",
            Denied = CheckResult.NotChecked(
                "resource-explorer-2:GetIndex is not allowed: FleetDiff cannot check whether there is an aggregator index.",
                "Allow resource-explorer-2:GetIndex for your own role; the function does not need it."),
        };

    internal static CheckResult Evaluate(GetIndexResponse index, string region) => (index.Type?.Value, index.State?.Value) switch
    {
        (_, "DELETING" or "DELETED") => CheckResult.Failed(
            $"The index in {region} is {index.State.Value}: {Partial}.",
            $"Create an aggregator index in {region} again, and wait until it is ACTIVE: up to 36 hours."),
        ("LOCAL", _) => CheckResult.Failed(
            $"The index in {region} is LOCAL: the view shows only this Region.",
            // ReplicatingTo is the Region of the aggregator (Resource Explorer API Reference, GetIndex).
            index.ReplicatingTo is [var aggregator, ..]
                ? $"Set {Setting.ViewArn} to a view in {FormatShown(aggregator)}, the Region of the aggregator."
                : "Make it the aggregator: aws resource-explorer-2 update-index-type --arn … --type AGGREGATOR"),
        ("AGGREGATOR", "ACTIVE") => CheckResult.Ok(
            $"An ACTIVE aggregator in {region} for {TextFormat.Count(index.ReplicatingFrom?.Count ?? 0, "other Region")}."),
        ("AGGREGATOR", var state) => CheckResult.Warning(
            $"The aggregator in {region} is {FormatShown(state)}: until it is ACTIVE, {Partial}.",
            "Wait until it is ACTIVE (up to 36 hours) before you rely on a report."),
        var (type, _) => CheckResult.Warning(
            $"The index in {region} is of an unknown type, '{FormatShown(type)}'.",
            "Check in the Resource Explorer console that it aggregates all Regions."),
    };

    private static string FormatShown(string? text) => SafeText.ToSingleLine(text ?? "in an unknown state", 60);
}
