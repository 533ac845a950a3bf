using System.Text;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Tests.Analysis.Exemptions;

/// <summary>The column <c>group</c> of <c>exemptions.csv</c>.</summary>
public class ExemptGroupTests
{
    private const string Header = "account,region,instance,group,tag,until,owner,reason\n";

    [Theory]
    [InlineData("*,*,*,render-farm,,,,batch", new[] { 2, 3 })]
    [InlineData("222222222222,*,*,render-farm,,,,batch", new int[0])]
    [InlineData("*,*,*,render-farm,team=a,,,batch", new[] { 3 })]
    [InlineData("*,*,*,other,,,,batch", new int[0])]
    [InlineData("*,*,i-00000000000000002,*,,,,batch", new[] { 2 })]
    public void ExemptsTheInstancesOfTheGroup(string line, int[] exempt) =>
        Assert.Equal(exempt, Fleets.Numbers(Run(line, null, 2, 3).Exempted));

    [Fact]
    public void ExemptsInstancesThatTheGroupLaunchesLater()
    {
        var before = Run("*,*,*,render-farm,,,,batch", null, 2, 3);

        var report = Run("*,*,*,render-farm,,,,batch", before, 12, 13);

        Assert.Equal([12, 13], Fleets.Numbers(report.Exempted));
        Assert.Empty(report.Unmanaged);
    }

    [Fact]
    public void AGroupAloneIsARule() => Assert.Equal("render-farm", Assert.Single(Parse(",,,render-farm,,,,batch")).Group);

    [Fact]
    public void ANamePrefixIsNotAGroup() => Assert.Empty(Fleets.Report(
        Fleets.FromInstances(
            [Fleets.Instance(1), .. Enumerable.Range(2, 3).Select(n => Fleets.Instance(n, ("Name", $"web-{n}")))],
            Fleets.Node(1)),
        rules: new() { Exemptions = Parse("*,*,*,web,,,,ours") }).Exempted);

    private static Report Run(string line, Report? before, params int[] numbers) => Fleets.Report(
        Fleets.FromInstances(
            [
                Fleets.Instance(1),
                .. numbers.Select(n => Fleets.Instance(
                    n, ("aws:autoscaling:groupName", "render-farm"), ("team", n % 2 == 0 ? "b" : "a"))),
            ],
            Fleets.Node(1)),
        before, before?.Date.AddDays(1), new() { Exemptions = Parse(line) });

    private static IReadOnlyList<ExemptionRule> Parse(string line) =>
        ExemptionParser.Parse(Encoding.UTF8.GetBytes(Header + line));
}
