using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>The settings of a run in docs/settings.md.</summary>
public sealed class SettingsDocTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows = Docs.Rows("docs/settings.md", "variable");

    [Fact]
    public void TheTableListsEverySettingInOrder() => Assert.Equal(Setting.All, Rows.Select(row => Docs.Codes(row[0])[0]));

    [Fact]
    public void OptionsMatchTheCommandLine() => Assert.All(
        Rows, row => Assert.Equal(SettingOptions.GetName(Docs.Codes(row[0])[0]), Docs.Codes(row[1])[0]));

    [Fact]
    public void DefaultsMatchTheProgram()
    {
        var settings = Settings.Parse(new Dictionary<string, string?>
        {
            [Setting.ViewArn] = CliFixture.ViewArn,
            [Setting.Archive] = "s3://fleetdiff-archive/fleet",
        });
        var (rules, bucket) = (settings.Rules, Assert.IsType<ArchiveLocation.Bucket>(settings.Archive));

        Assert.Equal(
            [
                (Setting.ViewArn, "required"),
                (Setting.Archive, "required"),
                (Setting.KmsKeyArn, bucket.KmsKeyArn ?? "none"),
                (Setting.BucketOwner, bucket.Owner ?? "any"),
                (Setting.TopicArn, settings.TopicArn?.ToString() ?? "none"),
                (Setting.Evidence, settings.Evidence == new EvidenceSettings() ? "none" : "some"),
                (Setting.AlertOn, rules.AlertOn == AlertOn.New ? "`new`" : "other"),
                (Setting.TimeZone, $"`{settings.TimeZone.Id}`"),
                (Setting.GraceHours, $"`{rules.GraceHours}`"),
                (Setting.ExemptTag, $"`{rules.ExemptTag}`"),
                (Setting.ExemptTagMaxDays, rules.ExemptTagMaxDays is null ? "none" : "some"),
                (Setting.ExemptTagAccounts, rules.ExemptTagAccounts.Count == 0 ? "all" : "some"),
                (Setting.ExemptSuppressed, rules.ExemptSuppressed ? "`true`" : "`false`"),
                (Setting.Accounts, $"`{SettingValues.FormatAccounts(rules)}`"),
            ],
            Rows.Select(row => (Docs.Codes(row[0])[0], row[2])));
    }

    [Fact]
    public void NamedSettingsExist() => Assert.All(
        Docs.Pages.SelectMany(page => Docs.CodeSpans(page).Concat(Docs.CodeBlocks(page)))
            .SelectMany(code => System.Text.RegularExpressions.Regex.Matches(code, "FLEETDIFF_[A-Z_]+").Select(name => name.Value))
            .Where(name => name is not ("FLEETDIFF_EXECUTABLE" or "FLEETDIFF_FUNCTION")
                && !name.StartsWith("FLEETDIFF_FUZZ_", StringComparison.Ordinal)
                && !name.StartsWith("FLEETDIFF_SOAK_", StringComparison.Ordinal)),
        name => Assert.Contains(name, Setting.All));
}
