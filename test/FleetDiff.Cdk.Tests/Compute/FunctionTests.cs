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
    [InlineData("custom", "ReservedConcurrentExecutions", "1")]
    [InlineData("custom", "KmsKeyArn", Templates.CustomerKey)]
    [InlineData("usual", "LoggingConfig/LogFormat", "JSON")]
    [InlineData("custom", $"{Variable}{Setting.KmsKeyArn}", Templates.CustomerKey)]
    [InlineData("usual", $"{Variable}{Setting.BucketOwner}", "111122223333")]
    [InlineData("existing", $"{Variable}{Setting.BucketOwner}", "")]
    public void HasTheProperty(string configuration, string path, string value) =>
        Assert.Equal(value, Template.Text(Function(Templates.Get(configuration)), path));

    [SynthTheory]
    [InlineData("usual", "RetentionInDays", "365")]
    [InlineData("custom", "KmsKeyId", Templates.CustomerKey)]
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
        Setting.All.Except(Variables(Templates.Full).Keys).Except(Variables(Templates.Custom).Keys));

    [SynthTheory]
    [MemberData(nameof(Configurations))]
    public void RunsWithTheSettingsOfTheDeployment(string configuration)
    {
        var props = Templates.GetProps(configuration);
        var variables = Variables(Templates.Get(configuration));
        // The values of the references that CloudFormation resolves.
        variables[Setting.Archive] = variables[Setting.Archive]!.Replace("<", "", StringComparison.Ordinal)
            .Replace(">", "", StringComparison.Ordinal).ToLowerInvariant();
        variables[Setting.TopicArn] = Templates.ExistingTopic;
        variables[Setting.ViewArn] = Templates.View;
        variables[Setting.BucketOwner] = props.BucketName is null ? "111122223333" : null;

        var settings = Settings.Parse(variables);

        Assert.Equal($"{props.Fleet}/", Assert.IsType<ArchiveLocation.Bucket>(settings.Archive).Prefix);
        Assert.Equal((props.Evidence, props.TimeZone), (settings.Evidence, settings.TimeZone));
        Assert.Equivalent(props.Rules, settings.Rules, strict: true);
    }
}
