using System.Text;
using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Tests.Analysis.Exemptions;

/// <summary>The column <c>group</c> of <c>exemptions.csv</c>.</summary>
public class ExemptGroupTests
{
    private const string Header = "account,region,instance,group,tag,until,owner,reason\n";

    [Theory]
    [InlineData("*,*,*,render-farm,,,,batch", new[] { 2, 3 })]
    [InlineData(",,,render-farm,,,,batch", new[] { 2, 3 })]
    [InlineData("222222222222,*,*,render-farm,,,,batch", new int[0])]
    [InlineData("*,*,*,render-farm,team=a,,,batch", new[] { 3 })]
    [InlineData("*,*,*,other,,,,batch", new int[0])]
    [InlineData("*,*,i-00000000000000002,*,,,,batch", new[] { 2 })]
    public void ExemptsTheInstancesOfTheGroup(string line, int[] exempt) =>
        Assert.Equal(exempt, Fleets.Numbers(Fleets.Report(
            Fleets.FromInstances(
                [
                    Fleets.Instance(1),
                    Fleets.Instance(2, ("aws:autoscaling:groupName", "render-farm")),
                    Fleets.Instance(3, ("aws:autoscaling:groupName", "render-farm"), ("team", "a")),
                ],
                Fleets.Node(1)),
            rules: new() { Exemptions = Parse(line) }).Exempted));

    [Fact]
    public void ANamePrefixIsNotAGroup() => Assert.Empty(Fleets.Report(
        Fleets.FromInstances(
            [Fleets.Instance(1), .. Enumerable.Range(2, 3).Select(n => Fleets.Instance(n, ("Name", $"web-{n}")))],
            Fleets.Node(1)),
        rules: new() { Exemptions = Parse("*,*,*,web,,,,ours") }).Exempted);

    private static IReadOnlyList<ExemptionRule> Parse(string line) =>
        ExemptionParser.Parse(Encoding.UTF8.GetBytes(Header + line));
}
