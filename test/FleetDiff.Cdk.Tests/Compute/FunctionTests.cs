using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class FunctionTests
{
    private const string Variable = "Environment/Variables/";

    public static TheoryData<string> Configurations => Templates.WithoutParameters;

    private static JsonNode Function(Template template) => template.The("AWS::Lambda::Function", "Run");

    private static Dictionary<string, string?> Variables(Template template) =>
        Function(template)["Environment"]!["Variables"]!.AsObject()
            .ToDictionary(variable => variable.Key, variable => (string?)Template.Text(variable.Value));

    [SynthTheory]
    [InlineData("usual", "Runtime", "provided.al2023")]
    [InlineData("usual", "Handler", "bootstrap")]
    [InlineData("usual", "Architectures/0", "x86_64")]
    [InlineData("full", "Architectures/0", "arm64")]
    [InlineData("existing", "Runtime", "dotnet10")]
    [InlineData("usual", "Timeout", "900")]
    [InlineData("usual", "MemorySize", "512")]
    [InlineData("full", "MemorySize", "1024")]
    [InlineData("usual", "ReservedConcurrentExecutions", "")]
    [InlineData("key and tags", "ReservedConcurrentExecutions", "1")]
    [InlineData("key and tags", "KmsKeyArn", Templates.CustomerKey)]
    [InlineData("usual", "LoggingConfig/LogFormat", "JSON")]
    [InlineData("full", $"{Variable}{Setting.Evidence}", "security-hub,systems-manager,config:org")]
    [InlineData("full", $"{Variable}{Setting.AlertOn}", "any")]
    [InlineData("full", $"{Variable}{Setting.TimeZone}", "Europe/Berlin")]
    [InlineData("full", $"{Variable}{Setting.GraceHours}", "24")]
    [InlineData("full", $"{Variable}{Setting.ExemptTag}", "no-agent")]
    [InlineData("full", $"{Variable}{Setting.ExemptTagMaxDays}", "90")]
    [InlineData("full", $"{Variable}{Setting.ExemptTagAccounts}", "444455556666")]
    [InlineData("full", $"{Variable}{Setting.Accounts}", "111122223333,222233334444")]
    [InlineData("usual", $"{Variable}{Setting.Accounts}", "organization")]
    [InlineData("existing", $"{Variable}{Setting.Accounts}", "none")]
    [InlineData("key and tags", $"{Variable}{Setting.KmsKeyArn}", Templates.CustomerKey)]
    [InlineData("usual", $"{Variable}{Setting.BucketOwner}", "111122223333")]
    [InlineData("existing", $"{Variable}{Setting.BucketOwner}", "")]
    public void HasTheProperty(string configuration, string path, string value) =>
        Assert.Equal(value, Template.Text(Function(Templates.Get(configuration)), path));

    [SynthTheory]
    [InlineData("usual", "RetentionInDays", "365")]
    [InlineData("key and tags", "KmsKeyId", Templates.CustomerKey)]
    public void LogGroupHasTheProperty(string configuration, string path, string value)
    {
        var template = Templates.Get(configuration);

        Assert.StartsWith("<RunLog", Template.Text(Function(template), "LoggingConfig/LogGroup"), StringComparison.Ordinal);
        Assert.Equal(value, Template.Text(template.The("AWS::Logs::LogGroup", "RunLog"), path));
    }

    [SynthFact]
    public void RetriesTwiceThenUsesTheDeadLetterQueue()
    {
        var invoke = Templates.Usual.The("AWS::Lambda::EventInvokeConfig");

        Assert.Equal("2", Template.Text(invoke, "MaximumRetryAttempts"));
        Assert.StartsWith(
            "<DeadLetters", Template.Text(invoke, "DestinationConfig/OnFailure/Destination"), StringComparison.Ordinal);
    }

    [SynthTheory]
    [MemberData(nameof(Configurations))]
    public void HasOnlyVariablesThatItReads(string configuration) => Assert.Empty(
        Variables(Templates.Get(configuration)).Keys.Except([.. Setting.All, "ANNOTATIONS_HANDLER"]));

    [SynthFact]
    public void HasAVariableForEverySetting() => Assert.Empty(
        Setting.All.Except(Variables(Templates.Full).Keys).Except(Variables(Templates.KeyAndTags).Keys));

    [SynthTheory]
    [MemberData(nameof(Configurations))]
    public void HasSettingsThatItAccepts(string configuration)
    {
        var variables = Variables(Templates.Get(configuration));
        // The values of the references that CloudFormation resolves.
        variables[Setting.Archive] = variables[Setting.Archive]!.Replace("<", "", StringComparison.Ordinal)
            .Replace(">", "", StringComparison.Ordinal).ToLowerInvariant();
        variables[Setting.TopicArn] = Templates.ExistingTopic;
        variables[Setting.ViewArn] = Templates.View;
        variables[Setting.BucketOwner] =
            variables.GetValueOrDefault(Setting.BucketOwner)?.Replace("<AWS::AccountId>", "111122223333", StringComparison.Ordinal);

        var settings = Settings.Parse(variables);

        Assert.Equal(
            configuration == "second fleet" ? "fleetdiff-apac/" : "fleetdiff/",
            Assert.IsType<ArchiveLocation.Bucket>(settings.Archive).Prefix);
    }
}
