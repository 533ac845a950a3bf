using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amazon.S3.Model;
using FleetDiff.Aws.Tests;

namespace FleetDiff.Cdk.Tests.Release;

/// <summary>Deploys the release template to moto_server, an independent implementation of CloudFormation.</summary>
public sealed class MotoDeploymentTests(Moto moto) : IClassFixture<Moto>
{
    private const string Bucket = "example-code";

    // moto does not know these types, or not the attributes that they use. It ignores subscriptions.
    private const string Unknown = "^AWS::(Scheduler|Athena|Glue|CloudWatch::Dashboard)";

    private static readonly string[] Listed =
    [
        "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::IAM::Role",
        "AWS::Lambda::Function",
    ];

    // moto does not remove AWS::NoValue from a list: every permission needs its parameter, except those that Accounts replaces.
    private static readonly (string Name, string Value)[] Parameters =
    [
        ("CodeBucket", Bucket), ("CodeKey", "function.zip"), ("ViewArn", Templates.View), ("Email", "platform@example.com"),
        ("SecurityHub", "true"), ("SystemsManager", "true"), ("ConfigAggregator", "org"), ("Accounts", "111122223333"),
        ("KmsKeyArn", Templates.CustomerKey),
    ];

    [SynthFact("moto_server")]
    public async Task CreatesTheResourcesWithTheGivenParameters()
    {
        using var s3 = moto.S3();
        await s3.PutBucketAsync(Bucket);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "function.zip", ContentBody = "PK" });
        var template = RemoveUnknown(Templates.Release.Json.DeepClone().AsObject());

        await moto.QueryAsync("cloudformation", [
            ("Action", "CreateStack"), ("Version", "2010-05-15"), ("StackName", "FleetDiff"),
            ("TemplateBody", template.ToJsonString()), ("Capabilities.member.1", "CAPABILITY_IAM"),
            .. Parameters.Select((given, i) => ($"Parameters.member.{i + 1}.ParameterKey", given.Name)),
            .. Parameters.Select((given, i) => ($"Parameters.member.{i + 1}.ParameterValue", given.Value)),
        ]);

        var created = await ListResourcesAsync();
        Assert.All(
            template["Resources"]!.AsObject().Where(resource => Listed.Contains((string?)resource.Value!["Type"])),
            resource => Assert.Contains(resource.Key, created.Keys));
        var archive = created.Single(resource => Regex.IsMatch(resource.Key, "^ArchiveBucket[0-9A-F]{8}$")).Value;
        var encryption = await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = archive });
        var rule = Assert.Single(encryption.ServerSideEncryptionConfiguration.ServerSideEncryptionRules);
        Assert.Equal(Templates.CustomerKey, rule.ServerSideEncryptionByDefault.ServerSideEncryptionKeyManagementServiceKeyId);
    }

    private async Task<Dictionary<string, string>> ListResourcesAsync()
    {
        var answer = XDocument.Parse(await moto.QueryAsync("cloudformation",
            ("Action", "DescribeStackResources"), ("Version", "2010-05-15"), ("StackName", "FleetDiff")));
        return Read("LogicalResourceId").Zip(Read("PhysicalResourceId")).ToDictionary();

        IEnumerable<string> Read(string name) =>
            answer.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);
    }

    private static JsonObject RemoveUnknown(JsonObject template)
    {
        var resources = template["Resources"]!.AsObject();
        var removed = resources
            .Where(resource => Regex.IsMatch((string)resource.Value!["Type"]!, Unknown)
                || resource.Key.StartsWith("ScheduleRole", StringComparison.Ordinal))
            .Select(resource => resource.Key).ToHashSet();
        foreach (var id in removed)
        {
            resources.Remove(id);
        }

        template["Outputs"]!.AsObject().Remove("Dashboard");
        foreach (var resource in resources.Select(resource => resource.Value!))
        {
            resource["DependsOn"]?.AsArray().RemoveAll(id => removed.Contains((string)id!));
            resource["Properties"]?["PolicyDocument"]?["Statement"]?.AsArray()
                .RemoveAll(statement => (string?)statement!["Fn::If"]?[1]?["Ref"] == "AWS::NoValue");
        }

        return template;
    }
}
