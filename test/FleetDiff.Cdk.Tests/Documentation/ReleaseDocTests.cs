using System.Text.RegularExpressions;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cdk.Tests.Documentation;

/// <summary>Compares the documentation of a release with the template and the bundle.</summary>
public sealed class ReleaseDocTests
{
    private const string Deploy = "docs/deploy.md";

    [SynthFact]
    public void ParametersMatchTheTemplate() => Assert.Equal(
        Templates.Release.Json["Parameters"]!.AsObject().Select(parameter => parameter.Key).Order(StringComparer.Ordinal),
        Docs.FirstColumn(Deploy, "parameter").Order(StringComparer.Ordinal));

    [SynthFact]
    public void DefaultsMatchTheTemplate() => Assert.All(
        from row in Docs.Rows(Deploy, "parameter")
        from name in Docs.Codes(row[0])
        select (name, row[1]),
        item =>
        {
            var value = (string?)Templates.Release.Json["Parameters"]![item.name]!["Default"];
            Assert.Equal(string.IsNullOrEmpty(value) ? [] : [value], Docs.Codes(item.Item2));
        });

    [SynthFact]
    public void GivenParametersExist() => Assert.All(
        Regex.Matches(Docs.Read(Deploy), "--parameter-overrides (?<given>.+)")
            .SelectMany(command => command.Groups["given"].Value.Split(' ')).Select(given => given.Split('=')[0]),
        name => Assert.NotNull(Templates.Release.Json["Parameters"]![name]));

    [Fact]
    public void EveryContextValueHasAParameterOrNeedsTheCdk()
    {
        // These change too many resources for a condition.
        string[] ofTheCdk =
        [
            "webhooks", "objectLockDays", "bucketName", "fleet", "fleets",
            "topicArn", "keyArns", "tags", "reserveConcurrency", "runtime",
        ];

        Assert.Equal(
            Given.SettingNames.Except(ofTheCdk).Order(StringComparer.Ordinal),
            Docs.Rows(Deploy, "parameter").SelectMany(row => Docs.Codes(row[2])).Where(Given.SettingNames.Contains).Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FilesHaveTheVersion() => Assert.All(
        Regex.Matches(Docs.Read(Deploy), @"fleetdiff-function-(?<version>[\d.]+)-"),
        file => Assert.Equal(ProductVersion.Current, file.Groups["version"].Value));
}
