using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class FunctionTests
{
    public static TheoryData<string> Configurations => Templates.WithoutParameters;

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

    private static Dictionary<string, string?> Variables(Template template) =>
        template["RunFunction"]["Environment"]!["Variables"]!.AsObject()
            .ToDictionary(variable => variable.Key, variable => (string?)Template.Text(variable.Value));
}
