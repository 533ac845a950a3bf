using Amazon.CDK;
using Constructs;

namespace FleetDiff.Cdk.Context;

/// <summary>Findings of cdk-nag that are right as they are, with the reason, in the template itself.</summary>
internal static class NagSuppressions
{
    private const string Metadata = "cdk_nag";

    /// <summary>Writes down why a finding on a construct's resource is accepted.</summary>
    /// <param name="construct">The construct.</param>
    /// <param name="finding">The finding's id, such as AwsSolutions-IAM5[Resource::*].</param>
    /// <param name="reason">Why it is right so.</param>
    public static void Accept(this IConstruct construct, string finding, string reason)
    {
        var resource = construct as CfnResource ?? (CfnResource)construct.Node.DefaultChild!;
        var earlier = resource.GetMetadata(Metadata) as Dictionary<string, object>;
        var rules = earlier?["rules_to_suppress"] as object[] ?? [];
        resource.AddMetadata(Metadata, new Dictionary<string, object>
        {
            ["rules_to_suppress"] = rules.Append(
                new Dictionary<string, object> { ["id"] = finding, ["reason"] = reason }).ToArray(),
        });
    }
}
