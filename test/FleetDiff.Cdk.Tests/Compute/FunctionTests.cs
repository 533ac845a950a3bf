using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class FunctionTests
{
    public static TheoryData<string> Configurations => Templates.WithoutParameters;

    private static JsonNode Function(Template template) => template.The("AWS::Lambda::Function", "Run");

    private static Dictionary<string, string?> Variables(Template template) =>
        Function(template)["Environment"]!["Variables"]!.AsObject()
            .ToDictionary(variable => variable.Key, variable => (string?)Template.Text(variable.Value));

    [SynthFact]
    public void IsTheNativeExecutable() => Assert.Equal(
        ("provided.al2023", "bootstrap", "x86_64"),
        ((string?)Function(Templates.Usual)["Runtime"], (string?)Function(Templates.Usual)["Handler"],
            (string?)Function(Templates.Usual)["Architectures"]![0]));

    [SynthFact]
    public void RunsOnGravitonOnRequest() =>
        Assert.Equal("arm64", (string?)Function(Templates.Full)["Architectures"]![0]);

    [SynthFact]
    public void RunsOnTheManagedRuntimeOnRequest() =>
        Assert.Equal("dotnet10", (string?)Function(Templates.Existing)["Runtime"]);

    [SynthFact]
    public void HasTheMaximumTimeout() => Assert.Equal(
        (900, 512),
        ((int)Function(Templates.Usual)["Timeout"]!, (int)Function(Templates.Usual)["MemorySize"]!));

    [SynthFact]
    public void ReservesNoConcurrencyByDefault() =>
        Assert.Null(Function(Templates.Usual)["ReservedConcurrentExecutions"]);

    [SynthFact]
    public void ReservesOneExecutionOnRequest() =>
        Assert.Equal(1, (int)Function(Templates.KeyAndTags)["ReservedConcurrentExecutions"]!);

    [SynthFact]
    public void EncryptsLogAndEnvironmentWithTheCustomerKey() => Assert.Equal(
        (Templates.CustomerKey, Templates.CustomerKey),
        ((string?)Templates.KeyAndTags.The("AWS::Logs::LogGroup", "RunLog")["KmsKeyId"],
            (string?)Function(Templates.KeyAndTags)["KmsKeyArn"]));

    [SynthFact]
    public void LogsJsonIntoAGroupWithRetention()
    {
        var logging = Function(Templates.Usual)["LoggingConfig"]!;

        Assert.Equal("JSON", (string?)logging["LogFormat"]);
        Assert.StartsWith("<RunLog", Template.Text(logging["LogGroup"]), StringComparison.Ordinal);
        Assert.Equal(365, (int)Templates.Usual.The("AWS::Logs::LogGroup", "RunLog")["RetentionInDays"]!);
    }

    [SynthFact]
    public void RetriesTwiceThenUsesTheDeadLetterQueue()
    {
        var invoke = Templates.Usual.The("AWS::Lambda::EventInvokeConfig");

        Assert.Equal(2, (int)invoke["MaximumRetryAttempts"]!);
        Assert.StartsWith("<DeadLetters",
            Template.Text(invoke["DestinationConfig"]!["OnFailure"]!["Destination"]), StringComparison.Ordinal);
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

    [SynthFact]
    public void WritesOnlyToItsOwnBucketWithTheCustomerKey()
    {
        Assert.Equal(Templates.CustomerKey, Variables(Templates.KeyAndTags)[Setting.KmsKeyArn]);
        Assert.Equal("111122223333", Variables(Templates.Usual)[Setting.BucketOwner]);
        Assert.DoesNotContain(Setting.BucketOwner, Variables(Templates.Existing).Keys);
    }

    [SynthFact]
    public void VariablesHaveTheValuesOfTheContext()
    {
        var variables = Variables(Templates.Full);

        Assert.Equal(
            ("security-hub,systems-manager,config:org", "any", "Europe/Berlin", "24", "111122223333,222233334444"),
            (variables[Setting.Evidence], variables[Setting.AlertOn], variables[Setting.TimeZone],
                variables[Setting.GraceHours], variables[Setting.Accounts]));
        Assert.Equal(
            ("no-agent", "90", "444455556666"),
            (variables[Setting.ExemptTag], variables[Setting.ExemptTagMaxDays], variables[Setting.ExemptTagAccounts]));
        Assert.Equal(
            ("organization", "none"),
            (Variables(Templates.Usual)[Setting.Accounts], Variables(Templates.Existing)[Setting.Accounts]));
    }
}
