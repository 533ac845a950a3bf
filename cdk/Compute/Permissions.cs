using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Compute;

/// <summary>
/// Creates the least-privilege permissions of a run. They never include resource-explorer-2:CreateIndex, CreateView or
/// iam:CreateServiceLinkedRole: with these, Resource Explorer creates an index when the function reads.
/// </summary>
internal static class Permissions
{
    public static IReadOnlyList<Permission> Create(FleetDiffStack stack, FleetDiffProps props, ILogGroup log) =>
    [
        new("Inventory",
            ["resource-explorer-2:GetView", "resource-explorer-2:ListResources", "resource-explorer-2:Search"],
            stack.ViewArn),
        new("ArchiveFiles", ["s3:GetObject", "s3:PutObject"],
            stack.Archive.Bucket.ArnForObjects($"{stack.Archive.Prefix}/*"))
        {
            WhyNotNarrower = "The files of all runs, below FleetDiff's own prefix.",
        },
        // Not limited to the prefix: without s3:ListBucket on the bucket, S3 returns 403 instead of 404 for a missing object.
        new("ArchiveRuns", ["s3:ListBucket"], stack.Archive.Bucket.BucketArn),
        new("Alert", ["sns:Publish"], stack.Alerts.Topic.TopicArn),
        new("FailedRuns", ["sqs:SendMessage"], stack.DeadLetters.QueueArn),
        new("Log", ["logs:CreateLogStream", "logs:PutLogEvents"], log.LogGroupArn),
        .. CreateForKeys(stack, props),
        .. CreateForAccounts(stack, props.Rules),
        .. CreateForEvidence(stack, props.Evidence),
    ];

    private static IEnumerable<Permission> CreateForKeys(FleetDiffStack stack, FleetDiffProps props)
    {
        string[] use = ["kms:Decrypt", "kms:GenerateDataKey"];
        if (stack.Alerts.Key is { } key)
        {
            yield return new("AlertKey", use, key.KeyArn);
        }

        if (stack.Key is { } own)
        {
            yield return new("CustomerKey", use, own.KeyArn);
        }

        foreach (var (arn, index) in props.KeyArns.Select((arn, index) => (arn, index)))
        {
            yield return new($"ExistingKey{index + 1}", use, arn);
        }
    }

    private static IEnumerable<Permission> CreateForAccounts(FleetDiffStack stack, AnalysisRules rules)
    {
        if (rules.ExpectsOrganization)
        {
            yield return new("Organization", ["organizations:DescribeOrganization", "organizations:ListAccounts"], "*")
            {
                WhyNotNarrower = "DescribeOrganization and ListAccounts do not support resource-level permissions "
                    + "(Service Authorization Reference, AWS Organizations).",
            };
            yield return new("OrganizationalUnits", ["organizations:DescribeOrganizationalUnit"], stack.FormatArn(
                new ArnComponents { Service = "organizations", Region = "", Account = "*", Resource = "ou", ResourceName = "*" }))
            {
                WhyNotNarrower = "The ARN of an organizational unit has the id of the management account and ids that AWS "
                    + "Organizations generates.",
            };
        }

        if (rules.Accounts.Count > 0)
        {
            yield return new("BlindSpots", ["resource-explorer-2:ListIndexesForMembers"], "*")
            {
                WhyNotNarrower = "ListIndexesForMembers does not support resource-level permissions "
                    + "(Service Authorization Reference, AWS Resource Explorer).",
            };
        }
    }

    private static IEnumerable<Permission> CreateForEvidence(FleetDiffStack stack, EvidenceSettings evidence)
    {
        if (evidence.SecurityHub)
        {
            yield return new("SecurityHub", ["securityhub:GetFindings"], Arn("securityhub", "hub", "default"));
        }

        if (evidence.SystemsManager)
        {
            yield return new("SystemsManager", ["ssm:ListNodes", "ssm:ListNodesSummary"],
                Arn("ssm", "resource-data-sync", "AWS-QuickSetup-ManagedNode"));
        }

        if (evidence.ConfigAggregator is not null)
        {
            yield return new("Config", ["config:SelectAggregateResourceConfig"],
                Arn("config", "config-aggregator", "*"))
            {
                WhyNotNarrower = "The ARN of an aggregator ends with an id that AWS Config generates, not with its name.",
            };
        }

        string Arn(string service, string resource, string name) => stack.FormatArn(
            new ArnComponents { Service = service, Resource = resource, ResourceName = name });
    }
}

/// <summary>A statement of the function's policy.</summary>
/// <param name="Purpose">The purpose in one word: the Sid of the statement.</param>
/// <param name="Actions">The allowed actions.</param>
/// <param name="Resource">The ARN of the resource.</param>
internal sealed record Permission(string Purpose, IReadOnlyList<string> Actions, string Resource)
{
    /// <summary>The reason for a wildcard in the ARN; null for an ARN without one.</summary>
    public string? WhyNotNarrower { get; init; }

    public PolicyStatement ToStatement() => new(new PolicyStatementProps
    {
        Sid = Purpose,
        Actions = [.. Actions],
        Resources = [Resource],
    });
}
