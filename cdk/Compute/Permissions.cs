using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Compute;

/// <summary>
/// The least-privilege policy of a run. It never includes resource-explorer-2:CreateIndex, CreateView or
/// iam:CreateServiceLinkedRole: with these, Resource Explorer creates an index when the function reads.
/// </summary>
internal sealed class Permissions : Policy
{
    private static readonly string[] UseKey = ["kms:Decrypt", "kms:GenerateDataKey"];

    public Permissions(RunFunction run, string id, FleetDiffStack stack, FleetDiffProps props, IRole role)
        : base(run, id, new PolicyProps { Roles = [role] })
    {
        Allow("Inventory",
            ["resource-explorer-2:GetView", "resource-explorer-2:ListResources", "resource-explorer-2:Search"],
            stack.ViewArn);
        Allow("ArchiveFiles", ["s3:GetObject", "s3:PutObject"], stack.Archive.Bucket.ArnForObjects($"{props.Fleet}/*"),
            "The files of all runs, below FleetDiff's own prefix.");
        // Not limited to the prefix: without s3:ListBucket on the bucket, S3 returns 403 instead of 404 for a missing object.
        Allow("ArchiveRuns", ["s3:ListBucket"], stack.Archive.Bucket.BucketArn);
        Allow("Alert", ["sns:Publish"], stack.Alerts.Topic.TopicArn);
        Allow("FailedRuns", ["sqs:SendMessage"], stack.DeadLetters.QueueArn);
        Allow("Log", ["logs:CreateLogStream", "logs:PutLogEvents"], run.Log.LogGroupArn);
        AllowKeys(stack, props);
        AllowAccounts(stack, props.Rules);
        AllowEvidence(stack, props.Evidence);
    }

    private void AllowKeys(FleetDiffStack stack, FleetDiffProps props)
    {
        if (stack.Alerts.Key is { } key)
        {
            Allow("AlertKey", UseKey, key.KeyArn);
        }

        if (stack.Key is { } own)
        {
            Allow("CustomerKey", UseKey, own.KeyArn);
        }

        foreach (var (index, arn) in props.KeyArns.Index())
        {
            Allow($"ExistingKey{index + 1}", UseKey, arn);
        }
    }

    private void AllowAccounts(FleetDiffStack stack, AnalysisRules rules)
    {
        if (rules.ExpectsOrganization)
        {
            Allow("Organization", ["organizations:DescribeOrganization", "organizations:ListAccounts"], "*",
                "DescribeOrganization and ListAccounts do not support resource-level permissions "
                + "(Service Authorization Reference, AWS Organizations).");
            Allow("OrganizationalUnits", ["organizations:DescribeOrganizationalUnit"],
                stack.FormatArn(new ArnComponents
                {
                    Service = "organizations",
                    Region = "",
                    Account = "*",
                    Resource = "ou",
                    ResourceName = "*",
                }),
                "The ARN of an organizational unit has the id of the management account and ids that AWS "
                + "Organizations generates.");
        }

        if (rules.Accounts.Count > 0)
        {
            Allow("BlindSpots", ["resource-explorer-2:ListIndexesForMembers"], "*",
                "ListIndexesForMembers does not support resource-level permissions "
                + "(Service Authorization Reference, AWS Resource Explorer).");
        }
    }

    private void AllowEvidence(FleetDiffStack stack, EvidenceSettings evidence)
    {
        if (evidence.SecurityHub)
        {
            Allow("SecurityHub", ["securityhub:GetFindings"], FormatArn("securityhub", "hub", "default"));
        }

        if (evidence.SystemsManager)
        {
            Allow("SystemsManager", ["ssm:ListNodes", "ssm:ListNodesSummary"],
                FormatArn("ssm", "resource-data-sync", "AWS-QuickSetup-ManagedNode"));
        }

        if (evidence.ConfigAggregator is not null)
        {
            Allow("Config", ["config:SelectAggregateResourceConfig"], FormatArn("config", "config-aggregator", "*"),
                "The ARN of an aggregator ends with an id that AWS Config generates, not with its name.");
        }

        string FormatArn(string service, string resource, string name) => stack.FormatArn(
            new ArnComponents { Service = service, Resource = resource, ResourceName = name });
    }

    // A wildcard in the ARN needs a reason.
    private void Allow(string sid, string[] actions, string resource, string? whyNotNarrower = null)
    {
        AddStatements(new PolicyStatement(new PolicyStatementProps { Sid = sid, Actions = actions, Resources = [resource] }));
        if (whyNotNarrower is not null)
        {
            this.Accept($"AwsSolutions-IAM5[Resource::{resource}]", whyNotNarrower);
        }
    }
}
