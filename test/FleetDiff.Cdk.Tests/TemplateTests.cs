using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests;

public sealed class TemplateTests
{
    // CloudFormation replaces a resource whose logical id changes. A new bucket is a new, empty archive.
    [SynthFact]
    public void LogicalIdsMatchTheGoldenFile() => Golden.CheckLines("resources.txt", string.Concat(
        from resource in Templates.Full.Resources
        select $"{resource.Value["Type"]} {resource.Key} {resource.Value["DeletionPolicy"] ?? "Delete"}\n"));

    [SynthFact]
    public void CreatesAViewOnlyOnRequest() => Assert.Empty(Templates.Usual.All("AWS::ResourceExplorer2::View"));

    [SynthFact]
    public void NameOfAViewFollowsItsScopeSoThatItCanBeReplaced()
    {
        var names = new[] { Templates.Custom, Templates.SecondFleet }
            .Select(template => (string)template["OrganizationView"]["ViewName"]!).ToArray();

        Assert.All(names, name => Assert.Matches("^FleetDiff-(fleetdiff-apac-)?[0-9a-f]{8}$", name));
        Assert.NotEqual(names[0][^8..], names[1][^8..]);
    }

    [SynthTheory]
    [InlineData("usual", "https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/")]
    [InlineData("govcloud", "https://console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#dashboards/")]
    [InlineData("china", "https://console.amazonaws.cn/cloudwatch/home?region=cn-north-1#dashboards/")]
    public void LinksToTheConsoleOfItsPartition(string configuration, string link) => Assert.StartsWith(
        link, Template.Text(Templates.Get(configuration).Json, "Outputs/Dashboard/Value"), StringComparison.Ordinal);

    // Service principals are the same in all partitions.
    [SynthTheory]
    [InlineData("govcloud")]
    [InlineData("china")]
    public void NamesNoOtherPartition(string configuration) => Assert.DoesNotMatch(
        "arn:aws:|console\\.aws\\.amazon\\.com", Templates.Get(configuration).Json.ToJsonString());

    [SynthFact]
    public void TagsEveryTaggableResource()
    {
        var resources = Templates.Custom.Resources;
        string[] untaggable =
        [
            "AWS::Athena::NamedQuery", "AWS::Glue::Database", "AWS::Glue::Table", "AWS::IAM::Policy",
            "AWS::Lambda::EventInvokeConfig", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy", "AWS::Scheduler::Schedule", "AWS::CloudWatch::Dashboard",
        ];

        Assert.All(resources.Values.Where(resource => !untaggable.Contains((string?)resource["Type"])), resource =>
        {
            // A list of keys and values, or a map.
            var tags = resource["Properties"]!["Tags"] is JsonObject map
                ? map.ToDictionary(tag => tag.Key, tag => (string)tag.Value!)
                : Template.Items(resource["Properties"]!["Tags"])
                    .ToDictionary(tag => (string)tag["Key"]!, tag => (string)tag["Value"]!);
            Assert.Equal(("platform", "4711"), (tags["team"], tags["cost-center"]));
        });
    }

    // The properties of the stack in the cloud assembly, which the CDK CLI reads.
    [SynthTheory]
    [InlineData("usual", "terminationProtection", "true")]
    [InlineData("custom", "tags/cost-center", "4711")]
    [InlineData("custom", "assumeRoleArn", "role/cdk-fleet1-deploy-role-")]
    public void TheCdkDeploysTheStackWith(string configuration, string property, string value)
    {
        var assembly = Path.GetDirectoryName(Templates.Get(configuration).File)!;
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(assembly, "manifest.json")))!;

        Assert.Contains(value, Template.Text(manifest, $"artifacts/FleetDiff/properties/{property}"), StringComparison.Ordinal);
    }
}
