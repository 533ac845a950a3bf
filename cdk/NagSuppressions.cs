using Amazon.CDK;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>Suppresses findings of cdk-nag, with the reason, in the metadata of the template.</summary>
internal static class NagSuppressions
{
    private const string Metadata = "cdk_nag";

    /// <summary>Suppresses a finding on the resource of a construct.</summary>
    /// <param name="construct">The construct.</param>
    /// <param name="finding">The finding's id, such as AwsSolutions-IAM5[Resource::*].</param>
    /// <param name="reason">The reason for the suppression.</param>
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
