using System.Text;
using FleetDiff.Core.Analysis.Exemptions;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis.Exemptions;

public sealed class ExemptionMatcherTests
{
    private const string Header = "account,region,instance,until,reason,owner,tag\n";
    private static readonly DateOnly ThisRun = new(2026, 11, 23);

    [Theory]
    [InlineData("111122223333,eu-west-1,i-0000000000000000a,,lab,,team=batch", true)]
    [InlineData("111122223333,eu-west-1,i-0000000000000000a,,lab,,team", true)]
    [InlineData("444455556666,eu-west-1,i-0000000000000000a,,lab,,team=batch", false)]
    [InlineData("111122223333,eu-west-2,i-0000000000000000a,,lab,,team=batch", false)]
    [InlineData("111122223333,eu-west-1,i-0000000000000000b,,lab,,team=batch", false)]
    [InlineData("111122223333,eu-west-1,i-0000000000000000a,,lab,,team=web", false)]
    [InlineData("111122223333,eu-west-1,i-0000000000000000a,,lab,,Team", false)]
    [InlineData("*,eu-west-1,*,,lab,,", true)]
    [InlineData("*,eu-west-2,*,,lab,,", false)]
    [InlineData("111122223333,*,*,2026-11-24,lab,,", true)]
    [InlineData("111122223333,*,*,2026-11-23,lab,,", false)]
    public void EveryFieldOfARuleMustMatch(string line, bool exempt) =>
        Assert.Equal(exempt, Exemptions(line).Match(Instance(("team", "batch"))) is not null);

    [Theory]
    [InlineData("*,*,*,render-farm,", true)]
    [InlineData(",,,render-farm,team=batch", true)]
    [InlineData("444455556666,*,*,render-farm,", false)]
    [InlineData("*,*,*,render-farm,team=web", false)]
    [InlineData("*,*,*,other,", false)]
    [InlineData("*,*,*,runner,", false)]
    [InlineData("*,*,i-0000000000000000a,*,", true)]
    public void AGroupIsWhatLaunchedTheInstanceAndNoNamePrefix(string selectors, bool exempt) => Assert.Equal(
        exempt,
        Parsed($"account,region,instance,group,tag,until,reason\n{selectors},,batch")
            .Match(Instance(("aws:autoscaling:groupName", "render-farm"), ("team", "batch"), ("Name", "runner-1"))) is not null);

    [Theory]
    [InlineData("2027-01-01", "2027-02-01", "exemptions.csv line 2")]
    [InlineData("2027-01-01", "", "exemptions.csv line 2")]
    [InlineData("", "2027-01-01", "exemptions.csv line 2")]
    [InlineData("2026-01-01", "2027-01-01", "tag")]
    [InlineData("2027-01-01", "2026-01-01", "exemptions.csv line 2")]
    public void TheFileTakesPrecedenceOverTheTag(string file, string tag, string shown)
    {
        var exemption = Exemptions($"111122223333,*,*,{file},lab,,").Match(Instance(("fleetdiff:exempt", tag)));

        Assert.StartsWith(shown, exemption?.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void ShowsTheRuleThatLastsLongestOrElseTheFirst() => Assert.Equal(
        new Exemption("exemptions.csv line 4: c", null),
        Exemptions(
            "111122223333,*,*,2027-01-01,a,,", "*,eu-west-1,*,2026-01-01,b,,", "*,eu-west-1,*,,c,,", "*,*,*,,d,,team",
            "*,eu-west-1,*,,e,,").Match(Instance(("team", "batch"))));

    [Fact]
    public void AnEndedRuleReportsWhatItWouldMatch()
    {
        var exemptions = Exemptions("111122223333,*,*,2026-11-01,a,,", "*,eu-west-1,*,2026-11-23,b,me,");

        Assert.Null(exemptions.Match(Instance()));
        Assert.Equal(new Exemption("exemptions.csv line 3: b (owner me, until 2026-11-23)", ThisRun),
            exemptions.FindEnded(Instance()));
        Assert.All(Summaries(exemptions), summary => Assert.Equal(1, summary.Matches));
        Assert.Equal("tag fleetdiff:exempt, until 2026-11-20",
            Exemptions().FindEnded(Instance(("fleetdiff:exempt", "2026-11-20")))?.Rule);
        Assert.Null(Exemptions("111122223333,*,*,2026-11-24,a,,").FindEnded(Instance()));
    }

    [Fact]
    public void SummariesCountTheMatchesOfEachRule()
    {
        var exemptions = Exemptions(
            "111122223333,*,*,2027-03-31,active,,", "*,eu-west-1,*,2026-12-07,ending,,",
            "*,eu-west-1,*,2026-12-08,later,,",
            "*,*,i-0000000000000000a,2026-11-23,ended,,", "444455556666,*,*,2026-11-24,unused,me,");
        foreach (var value in new[] { "2026-11-30", "2026-11-20", "yes", "2026-31-12" })
        {
            exemptions.Match(Instance(("fleetdiff:exempt", value)));
        }

        Assert.Equal(
            [
                ("exemptions.csv line 2: active (until 2027-03-31)", 4, ExemptionStatus.Active),
                ("exemptions.csv line 3: ending (until 2026-12-07)", 4, ExemptionStatus.Ending),
                ("exemptions.csv line 4: later (until 2026-12-08)", 4, ExemptionStatus.Active),
                ("exemptions.csv line 5: ended (until 2026-11-23)", 4, ExemptionStatus.Ended),
                ("exemptions.csv line 6: unused (owner me, until 2026-11-24)", 0, ExemptionStatus.Unused),
            ],
            Summaries(exemptions).Select(summary => (summary.Rule, summary.Matches, summary.Status)));
        Assert.Equal("me", Summaries(exemptions)[4].Owner);
    }

    [Property]
    public void IndexAgreesWithALinearSearch(byte[] choices)
    {
        string[] accounts = ["*", "111122223333", "444455556666"];
        string[] regions = ["*", "eu-west-1", "eu-west-2"];
        string[] ids = ["*", "i-0000000000000000a", "i-0000000000000000b"];
        string[] tags = ["a=1", "a", "b=1", "c", "d", "e", "team=batch", "team"];
        var lines = choices.Select((c, n) =>
            $"{accounts[c % 3]},{regions[c / 3 % 3]},{ids[c / 9 % 3]},,r{n},,{tags[(c + n) % tags.Length]}").ToArray();
        var instance = Instance(("a", "1"), ("c", ""), ("team", "web"));

        var matching = lines.Count(line => line.Split(',') is var field
            && field[0] is "*" or "111122223333" && field[1] is "*" or "eu-west-1"
            && field[2] is "*" or "i-0000000000000000a"
            && field[6] is "a=1" or "a" or "c" or "team");
        var exemptions = Exemptions(lines);

        Assert.Equal(matching > 0, exemptions.Match(instance) is not null);
        Assert.Equal(matching, Summaries(exemptions).Sum(summary => summary.Matches));
    }

    private static ExemptionMatcher Exemptions(params string[] lines) => Parsed(Header + string.Join('\n', lines));

    private static ExemptionMatcher Parsed(string file) =>
        new(new() { Exemptions = ExemptionParser.Parse(Encoding.UTF8.GetBytes(file)) }, ThisRun);

    private static List<ExemptionSummary> Summaries(ExemptionMatcher exemptions) =>
        [.. exemptions.CreateSummaries(coverage: [], baseline: null)];

    private static Instance Instance(params (string Key, string Value)[] tags) =>
        Fleets.Instance(Fleets.Key(10, "111122223333"), tags);
}
