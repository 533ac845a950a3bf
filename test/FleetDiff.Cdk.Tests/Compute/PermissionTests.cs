using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class PermissionTests
{
    private static readonly string[] Never =
    [
        "resource-explorer-2:CreateIndex", "resource-explorer-2:CreateView", "iam:CreateServiceLinkedRole",
    ];

    public static TheoryData<string> Configurations => Templates.WithoutParameters;

    [SynthTheory]
    [MemberData(nameof(Configurations))]
    public void NameNoWildcardResourceWithoutAReason(string configuration)
    {
        foreach (var resource in Templates.Get(configuration).Resources.Values)
        {
            var reasons = Template.Items(resource["Metadata"]?["cdk_nag"]?["rules_to_suppress"])
                .Where(rule => Template.Text(rule["reason"]).Length > 20)
                .Select(rule => Template.Text(rule["id"]));
            var wildcards = Documents(resource).SelectMany(Template.Statements)
                .SelectMany(statement => Template.Items(statement["Resource"])).Select(Template.Text)
                .Where(arn => arn.Contains('*', StringComparison.Ordinal));

            Assert.All(wildcards, arn => Assert.Contains($"AwsSolutions-IAM5[Resource::{arn}]", reasons));
        }
    }

    [SynthFact]
    public void UseAStarOnlyWhereTheActionCannotBeNarrowed() => Assert.Equal(
        [
            "cloudwatch:PutMetricData", "organizations:DescribeOrganization", "organizations:ListAccounts",
            "resource-explorer-2:ListIndexesForMembers",
        ],
        Statements(Templates.Full).Concat(Statements(Templates.Usual))
            .Where(statement => Template.Text(statement["Resource"]) == "*")
            .SelectMany(Actions).Distinct().Order(StringComparer.Ordinal));

    [SynthTheory]
    [MemberData(nameof(Configurations))]
    public void AllowNoActionThatCreatesAnIndex(string configuration) => Assert.DoesNotContain(
        Statements(Templates.Get(configuration)).SelectMany(Actions),
        action => Never.Contains(action) || action.EndsWith('*'));

    [SynthTheory]
    [InlineData("full", "usual", "config:SelectAggregateResourceConfig", "resource-explorer-2:ListIndexesForMembers",
        "securityhub:GetFindings", "ssm:ListNodes", "ssm:ListNodesSummary")]
    [InlineData("usual", "full", "organizations:DescribeOrganization", "organizations:DescribeOrganizationalUnit",
        "organizations:ListAccounts")]
    [InlineData("usual", "existing", "organizations:DescribeOrganization", "organizations:DescribeOrganizationalUnit",
        "organizations:ListAccounts")]
    public void IncludeASourceOnlyWhenItIsRead(string configuration, string other, params string[] actions) => Assert.Equal(
        actions,
        RunActions(Templates.Get(configuration)).Except(RunActions(Templates.Get(other))).Order(StringComparer.Ordinal));

    [SynthFact]
    public void IncludeOnlyTheFilesOfTheFleet() => Assert.EndsWith(
        "example-audit-archive/fleetdiff-apac/*",
        Template.Text(Assert.Single(
            Statements(Templates.SecondFleet), statement => Actions(statement).Contains("s3:PutObject"))["Resource"]),
        StringComparison.Ordinal);

    [SynthFact]
    public void PermissionsOfTheRunMatchTheGoldenFile() => Golden.CheckLines("permissions.txt",
        string.Join('\n', RunLines(Templates.Full).Union(RunLines(Templates.Usual))) + "\n");

    [SynthTheory]
    [InlineData("existing", Templates.ExistingKey)]
    [InlineData("custom", Templates.CustomerKey)]
    public void IncludeTheGivenKey(string configuration, string key) => Assert.Contains(
        RunStatements(Templates.Get(configuration)),
        statement => Template.Text(statement["Resource"]) == key
            && Actions(statement).SequenceEqual(["kms:Decrypt", "kms:GenerateDataKey"]));

    [SynthTheory]
    [InlineData("usual", "lambda:InvokeFunction", "sqs:SendMessage", "cloudwatch:PutMetricData")]
    [InlineData("custom",
        "lambda:InvokeFunction", "sqs:SendMessage", "kms:Decrypt", "kms:GenerateDataKey", "cloudwatch:PutMetricData")]
    public void ScheduleMayStartTheFunctionKeepFailuresAndCountTheDeployment(string configuration, params string[] actions) =>
        Assert.Equal(
            actions,
            Template.Statements(Templates.Get(configuration)["ScheduleRole"]["Policies"]![0]!["PolicyDocument"]!)
                .SelectMany(Actions));

    [SynthFact]
    public void ApplyTheGivenPermissionsBoundary() => Assert.All(Templates.Custom.All("AWS::IAM::Role"),
        role => Assert.EndsWith(
            ":policy/example-boundary", Template.Text(role["PermissionsBoundary"]), StringComparison.Ordinal));

    // The full configuration has a list of accounts. The others read the organization.
    private static IEnumerable<string> RunLines(Template template) =>
        from statement in RunStatements(template)
        from action in Actions(statement)
        select $"{statement["Sid"]}: {action} on {Template.Text(statement["Resource"])}";

    // Identity-based policies only: in a resource-based policy, "*" is the resource itself.
    private static IEnumerable<JsonNode> Documents(JsonNode resource) => (string?)resource["Type"] switch
    {
        "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" => [resource["Properties"]!["PolicyDocument"]!],
        "AWS::IAM::Role" =>
            Template.Items(resource["Properties"]!["Policies"]).Select(policy => policy["PolicyDocument"]!),
        _ => [],
    };

    private static IEnumerable<JsonNode> Statements(Template template) =>
        template.Resources.Values.SelectMany(Documents).SelectMany(Template.Statements);

    private static IReadOnlyList<JsonNode> RunStatements(Template template) =>
        Template.Statements(template["RunPolicy"]["PolicyDocument"]!);

    private static IEnumerable<string> RunActions(Template template) => RunStatements(template).SelectMany(Actions);

    private static IEnumerable<string> Actions(JsonNode statement) =>
        Template.Items(statement["Action"]).Select(Template.Text);
}
