using System.Text.RegularExpressions;
using FleetDiff.Cdk.Compute;
using FleetDiff.Cdk.Queries;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Tests.Documentation;

/// <summary>Compares the documentation of the deployment with the program.</summary>
public sealed class DeploymentDocTests
{
    private const string Deploy = "docs/deploy.md";

    [Fact]
    public void TheTableListsEverySetting() =>
        SameNames(Given.SettingNames, Docs.FirstColumn("docs/settings.md", "context"));

    [Fact]
    public void DefaultsMatchTheProgram()
    {
        var props = Given.Defaults;
        var defaults = new Dictionary<string, string>
        {
            ["schedule"] = props.Schedule.Expression,
            ["timeZone"] = props.TimeZone.Id,
            ["alertOn"] = KebabCase.Format(props.Rules.AlertOn),
            ["graceHours"] = $"{props.Rules.GraceHours}",
            ["exemptTag"] = $"{props.Rules.ExemptTag}",
            ["exemptSuppressed"] = props.Rules.ExemptSuppressed ? "true" : "false",
            ["accounts"] = SettingValues.FormatAccounts(props.Rules),
            ["retentionDays"] = $"{props.RetentionDays}",
            ["fleet"] = props.Fleet,
            ["reserveConcurrency"] = props.ReserveConcurrency ? "true" : "false",
            ["memoryMb"] = $"{props.MemoryMb}",
            ["architecture"] = props.Package.Architecture,
            ["runtime"] = props.Package.Runtime,
        };

        Assert.Equal(
            Docs.Rows("docs/settings.md", "context").Where(row => row[1].StartsWith('`'))
                .ToDictionary(row => Docs.Codes(row[0])[0], row => row[1].Trim('`')),
            defaults);
    }

    [Fact]
    public void PermissionsMatchTheFunction() => SameNames(
        Repository.Read("test/FleetDiff.Cdk.Tests/Snapshots/permissions.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[1]).Distinct(),
        Docs.FirstColumn("docs/iam.md", "action").Except(OfDoctor()));

    [Fact]
    public void DoctorActionsMatchTheProgram()
    {
        var checks = string.Concat(Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src/FleetDiff.Aws"), "*Check*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));

        Assert.All(OfDoctor(), action => Assert.Contains(action, checks, StringComparison.Ordinal));
    }

    // The list has the actions that a page advises to deny, or that FleetDiff never calls.
    [Fact]
    public void NamedActionsAreInTheProgram()
    {
        string[] others =
        [
            "resource-explorer-2:CreateView", "s3:DeleteObject", "s3:DeleteObjectVersion", "securityhub:BatchUpdateFindings",
        ];
        var source = string.Concat(new[] { "src", "cdk" }.SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));

        Assert.All(
            Docs.Pages.SelectMany(Docs.CodeSpans)
                .Where(code => Regex.IsMatch(code, "^[a-z0-9-]+:[A-Z][A-Za-z]+$")).Except(others),
            action => Assert.Contains(action, source, StringComparison.Ordinal));
    }

    [SynthFact]
    public void AlarmsMatchTheStack()
    {
        var alarms = Templates.Full.All("AWS::CloudWatch::Alarm").Select(alarm => (string)alarm["AlarmName"]!).ToList();

        SameNames(alarms, Docs.FirstColumn(Deploy, "alarm"));
        SameNames(alarms, Regex.Matches(Docs.Read("docs/runbook.md"), "^## (?<name>FleetDiff .+)$", RegexOptions.Multiline)
            .Select(heading => heading.Groups["name"].Value));
    }

    [SynthFact]
    public void OutputsMatchTheStack() => SameNames(
        Templates.Full.Json["Outputs"]!.AsObject().Select(output => output.Key), Docs.FirstColumn(Deploy, "output"));

    [Fact]
    public void PublishCommandsMatchTheMessageOfSynthesis() => SameNames(
        new[]
        {
            new FunctionPackage(FunctionPackage.X64),
            new FunctionPackage(FunctionPackage.Arm64),
            new FunctionPackage(FunctionPackage.X64, FunctionPackage.Managed),
        }.Select(package => package.Command),
        Docs.FirstColumn(Deploy, "command"));

    [Fact]
    public void ColumnsMatchTheProgram() => Assert.Equal(
        TableColumns.Partition.Concat(TableColumns.Instances),
        from row in Docs.Rows("docs/archive.md", "column").SkipWhile(row => Docs.Codes(row[0])[0] != "fleet")
        from column in Docs.Codes(row[0])
        select (column, row[1].Split(" (")[0]));

    [Fact]
    public void QueriesMatchTheDeployment() =>
        Assert.Equal(ArchiveQuery.All.Select(query => query.Name), Docs.FirstColumn("docs/archive.md", "query"));

    [SynthFact]
    public void WorkgroupDatabaseAndTableMatchTheStack() => Assert.Contains(
        $"workgroup `{Templates.Full["QueriesWorkGroup"]["Name"]}`, database "
            + $"`{Templates.Full["TableDatabase"]["DatabaseInput"]!["Name"]}`, tables "
            + string.Join(" and ", Templates.Full.All("AWS::Glue::Table").Select(table => $"`{table["TableInput"]!["Name"]}`")),
        Docs.Read("docs/archive.md"), StringComparison.Ordinal);

    [Fact]
    public void NamedSettingsExist() => Assert.All(
        Docs.Pages.SelectMany(page => Docs.CodeBlocks(page).Concat(Docs.CodeSpans(page)))
            .SelectMany(code => Regex.Matches(code, "-c (?<name>\\w+)=").Select(given => given.Groups["name"].Value))
            .Where(name => name != "name"),
        name => Assert.Contains(name, Given.SettingNames));

    [SynthFact]
    public void ParametersMatchTheTemplate() => SameNames(
        Templates.Release.Json["Parameters"]!.AsObject().Select(parameter => parameter.Key),
        Docs.FirstColumn(Deploy, "parameter"));

    [SynthFact]
    public void DefaultsOfParametersMatchTheTemplate() => Assert.All(
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

        SameNames(
            Given.SettingNames.Except(ofTheCdk),
            Docs.Rows(Deploy, "parameter").SelectMany(row => Docs.Codes(row[2])).Where(Given.SettingNames.Contains).Distinct());
    }

    [Fact]
    public void FilesHaveTheVersion() => Assert.All(
        Regex.Matches(Docs.Read(Deploy), @"fleetdiff-function-(?<version>[\d.]+)-"),
        file => Assert.Equal(ProductVersion.Current, file.Groups["version"].Value));

    private static IEnumerable<string> OfDoctor() =>
        Docs.Rows("docs/iam.md", "action").Where(row => row.Count == 2).SelectMany(row => Docs.Codes(row[0]));

    private static void SameNames(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
}
