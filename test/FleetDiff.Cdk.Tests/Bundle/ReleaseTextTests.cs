using System.Text.Json.Nodes;
using FleetDiff.Bundle;

namespace FleetDiff.Cdk.Tests.Bundle;

public sealed class ReleaseTextTests
{
    private const string Changelog = """
        # Changelog

        ## [Unreleased]

        - Not yet.

        ## [0.2.0] - 2026-12-01

        ### Added

        - A source.

        ## [0.1.0] - 2026-11-27

        - The first release.
        """;

    [Fact]
    public void NotesAreTheSectionOfTheVersion() =>
        Assert.Equal("# FleetDiff 0.2.0\n\n### Added\n\n- A source.\n", FormatNotes("0.2.0", Changelog));

    [Fact]
    public void NotesOfAVersionWithoutASectionAreTheUnreleasedChanges() =>
        Assert.Equal("# FleetDiff 0.3.0\n\n- Not yet.\n", FormatNotes("0.3.0", Changelog));

    [Fact]
    public void TheChangelogHasNotesForTheVersion() => Assert.Contains(
        "### Added", FormatNotes(ProductVersion.Current, Repository.Read("CHANGELOG.md")), StringComparison.Ordinal);

    [Fact]
    public void ABillOfMaterialsHasTheTimeOfTheRelease()
    {
        var bill = JsonNode.Parse(BillOfMaterials.SetTime(
            """{"metadata":{"timestamp":"2020-01-01T00:00:00Z"}}""", new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero)))!;

        Assert.Equal("2026-11-23T02:30:00Z", (string?)bill["metadata"]!["timestamp"]);
    }

    [SynthFact]
    public void TheTemplateIsSmallEnoughToDeployWithoutABucket()
    {
        var text = TemplateJson.Format(Templates.Release.Json.AsObject());

        Assert.True(JsonNode.DeepEquals(Templates.Release.Json, JsonNode.Parse(text)));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, TemplateJson.MaxBytes);
    }

    private static string FormatNotes(string version, string changelog) =>
        new FleetDiff.Bundle.Release("", version, default).FormatNotes(changelog);
}
