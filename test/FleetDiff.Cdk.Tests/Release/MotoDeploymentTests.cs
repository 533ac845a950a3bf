using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.S3.Model;
using FleetDiff.Aws.Tests;

namespace FleetDiff.Cdk.Tests.Release;

/// <summary>Deploys the release template to moto_server, an independent implementation of CloudFormation.</summary>
public sealed class MotoDeploymentTests(Moto moto) : IClassFixture<Moto>
{
    private const string Bucket = "example-code";

    // moto does not know these types, or not the attributes that they use. It ignores subscriptions.
    private static readonly string[] Unknown =
        ["AWS::Scheduler::", "AWS::Athena::", "AWS::Glue::", "AWS::CloudWatch::Dashboard"];

    private static readonly string[] Listed =
    [
        "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::IAM::Role",
        "AWS::Lambda::Function",
    ];

    [MotoSynthFact]
    public async Task CreatesTheResourcesWithTheGivenParameters()
    {
        using var s3 = moto.S3();
        await s3.PutBucketAsync(Bucket);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "function.zip", ContentBody = "PK" });
        var template = RemoveUnknown(Templates.Release.Json.DeepClone().AsObject());

        await moto.QueryAsync("cloudformation", [
            ("Action", "CreateStack"), ("Version", "2010-05-15"), ("StackName", "FleetDiff"),
            ("TemplateBody", template.ToJsonString()), ("Capabilities.member.1", "CAPABILITY_IAM"),
            // moto does not remove AWS::NoValue from a list: every permission needs its parameter, except those that Accounts
            // replaces.
            .. FormatParameters(new()
            {
                ["CodeBucket"] = Bucket,
                ["CodeKey"] = "function.zip",
                ["ViewArn"] = Templates.View,
                ["Email"] = "platform@example.com",
                ["SecurityHub"] = "true",
                ["SystemsManager"] = "true",
                ["ConfigAggregator"] = "org",
                ["Accounts"] = "111122223333",
                ["KmsKeyArn"] = Templates.CustomerKey,
            }),
        ]);

        var created = await ListResourcesAsync();
        Assert.All(
            template["Resources"]!.AsObject().Where(resource => Listed.Contains((string?)resource.Value!["Type"])),
            resource => Assert.Contains(resource.Key, created.Keys));
        await CheckArchiveAsync(s3);
    }

    private async Task CheckArchiveAsync(Amazon.S3.AmazonS3Client s3)
    {
        var bucket = (await ListResourcesAsync()).Single(resource =>
            resource.Key.StartsWith("ArchiveBucket", StringComparison.Ordinal) && !resource.Value.Contains("Policy", StringComparison.Ordinal)).Value;
        var encryption = await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = bucket });
        var rule = Assert.Single(encryption.ServerSideEncryptionConfiguration.ServerSideEncryptionRules);
        Assert.Equal(Templates.CustomerKey, rule.ServerSideEncryptionByDefault.ServerSideEncryptionKeyManagementServiceKeyId);
    }

    private async Task<Dictionary<string, string>> ListResourcesAsync()
    {
        var members = await ListMembersAsync("cloudformation",
            ("Action", "DescribeStackResources"), ("Version", "2010-05-15"), ("StackName", "FleetDiff"));
        return members.Where(member => Read(member, "LogicalResourceId").Length > 0).ToDictionary(
            member => Read(member, "LogicalResourceId"), member => Read(member, "PhysicalResourceId"));
    }

    private async Task<IEnumerable<XElement>> ListMembersAsync(string service, params (string Name, string Value)[] parameters) =>
        XDocument.Parse(await moto.QueryAsync(service, parameters)).Descendants()
            .Where(element => element.Name.LocalName == "member");

    private static string Read(XElement member, string name) =>
        (string?)member.Elements().FirstOrDefault(element => element.Name.LocalName == name) ?? "";

    private static IEnumerable<(string Name, string Value)> FormatParameters(Dictionary<string, string> given) =>
        given.SelectMany((parameter, index) => new[]
        {
            ($"Parameters.member.{index + 1}.ParameterKey", parameter.Key),
            ($"Parameters.member.{index + 1}.ParameterValue", parameter.Value),
        });

    private static JsonObject RemoveUnknown(JsonObject template)
    {
        var resources = template["Resources"]!.AsObject();
        var removed = resources.Where(resource => Unknown.Any(type =>
                ((string)resource.Value!["Type"]!).StartsWith(type, StringComparison.Ordinal))
                || resource.Key.StartsWith("ScheduleRole", StringComparison.Ordinal))
            .Select(resource => resource.Key).ToHashSet();
        foreach (var id in removed)
        {
            resources.Remove(id);
        }

        template["Outputs"]!.AsObject().Remove("Dashboard");
        foreach (var policy in resources.Select(resource => resource.Value!).Where(resource => (string?)resource["Type"] == "AWS::IAM::Policy"))
        {
            var statements = policy["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray();
            statements.RemoveAll(statement => (string?)statement!["Fn::If"]?[1]?.AsObject()["Ref"] == "AWS::NoValue");
        }

        foreach (var (_, resource) in resources)
        {
            if (resource!["DependsOn"] is JsonArray dependsOn)
            {
                resource["DependsOn"] = new JsonArray([.. dependsOn.Where(id => !removed.Contains((string)id!)).Select(id => id!.DeepClone())]);
            }
        }

        return template;
    }

    private sealed class MotoSynthFactAttribute : FactAttribute
    {
        public MotoSynthFactAttribute() => Skip = Missing.Node ?? Moto.Missing!;
    }
}
