using LocalAws;
using LocalAws.Demo;

namespace FleetDiff.Benchmarks;

/// <summary>The environment variables of the function, with the organization of the demo.</summary>
internal static class FunctionEnvironment
{
    public static IEnumerable<KeyValuePair<string, string?>> Create(LocalAwsServer aws, RuntimeApi runtime) =>
        aws.Environment.Concat(runtime.Environment).Concat(
        [
            KeyValuePair.Create("ANNOTATIONS_HANDLER", "RunAsync"),
            KeyValuePair.Create("FLEETDIFF_VIEW_ARN", Organization.ViewArn),
            KeyValuePair.Create("FLEETDIFF_ARCHIVE", $"s3://{Organization.Bucket}/nightly"),
            KeyValuePair.Create("FLEETDIFF_TOPIC_ARN", Organization.TopicArn),
        ]).Select(each => KeyValuePair.Create(each.Key, (string?)each.Value));
}
