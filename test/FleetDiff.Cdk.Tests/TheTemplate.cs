using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FleetDiff.Cdk.Tests;

public sealed partial class TheTemplate
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [SynthFact]
    public void IsAsReviewed() => Golden.CheckLines(
        "template.json", Hash().Replace(Templates.Full.Json.ToJsonString(Indented), "<asset>") + "\n");

    [SynthFact]
    public void TellsAPersonWhereThingsAreAndHowToRunANightNow() => Assert.Equal(
        ["ArchiveLocation", "Dashboard", "Function", "LogGroup", "RunNow", "Topic", "View"],
        Templates.Usual.Json["Outputs"]!.AsObject().Select(output => output.Key).Order(StringComparer.Ordinal)
            .Intersect(["ArchiveLocation", "Dashboard", "Function", "LogGroup", "RunNow", "Topic", "View"]));

    [SynthFact]
    public void MakesAViewOverTheOrganizationWithTagsIfAsked()
    {
        var view = Templates.NewView.The("AWS::ResourceExplorer2::View");

        Assert.Equal((Templates.Organization, "tags"),
            ((string?)view["Scope"], (string?)view["IncludedProperties"]![0]!["Name"]));
        Assert.StartsWith("<OrganizationView", Template.Text(Templates.NewView.The("AWS::Lambda::Function", "Night")
            ["Environment"]!["Variables"]!["FLEETDIFF_VIEW_ARN"]), StringComparison.Ordinal);
    }

    [SynthFact]
    public void MakesNoViewUnlessAsked() => Assert.Empty(Templates.Usual.All("AWS::ResourceExplorer2::View"));

    // Of an asset: what was published differs from machine to machine.
    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();
}
