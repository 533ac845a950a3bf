using FleetDiff.Core.Analysis;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Analysis.Grouping;

/// <summary>Groups over several runs. A fleet is given by the numbers of its unmanaged instances in each run.</summary>
public class GroupChangesTests
{
    private const string Group = "aws:autoscaling:groupName";

    private static readonly DateOnly First = new(2026, 11, 1);

    [Fact]
    public void AGroupThatReplacesItsInstancesIsNewOnce()
    {
        var runs = Runs(new(), [], Six(1), Six(2), Six(3), Six(4));

        Assert.Equal([0, 6, 0, 0, 0], runs.Select(report => report.New.Count));
        var group = Assert.Single(runs[^1].Groups);
        Assert.Equal((First.AddDays(1), 6, 6), (group.FirstUnmanaged, group.Count, group.Most));
        Assert.Equal(6, new ReportSummary(runs[^1]).InKnownGroups);
    }

    [Fact]
    public void AGroupIsDueWhenItsGracePeriodEnds()
    {
        var runs = Runs(new() { GraceHours = 24 }, [], Six(1), Six(2), Six(3), Six(4));

        Assert.Equal([0, 0, 6, 0, 0], runs.Select(report => report.New.Count));
        Assert.Equal(First.AddDays(1), Assert.Single(runs[^1].Groups).FirstUnmanaged);
    }

    [Fact]
    public void CountsTheNewInstancesAndShowsTheFirstFive()
    {
        var group = Assert.Single(Runs(new(), [], Range(2, 7))[^1].Groups);

        Assert.Equal((7, 7), (group.Count, group.NewCount));
        Assert.Equal(Range(2, 5).Select(n => Fleets.Key(n).Instance), group.Examples);
    }

    [Fact]
    public void AReplacedInstanceIsNewOnce() =>
        Assert.Equal([0, 1, 0, 0], Runs(new(), [], [2], [3], [4]).Select(report => report.New.Count));

    [Theory]
    [InlineData(6, 10, 0)]
    [InlineData(6, 11, 11)]
    [InlineData(20, 29, 0)]
    [InlineData(20, 30, 30)]
    public void IsNewAgainAfterGrowingByFiveAndByHalf(int before, int after, int isNew)
    {
        var runs = Runs(new(), [], Range(2, before), Range(100, after));

        Assert.Equal(isNew, runs[^1].New.Count);
        Assert.Equal(isNew > 0 ? before : null, Assert.Single(runs[^1].Groups).GrownFrom);
    }

    [Fact]
    public void MeasuresGrowthFromTheLastAlert() => Assert.Equal(
        [0, 6, 0, 0, 5],
        Runs(new(), [], Range(2, 6), Range(2, 8), Range(2, 10), Range(2, 11)).Select(report => report.New.Count));

    [Theory]
    [InlineData(27, 0)]
    [InlineData(28, 6)]
    public void RemembersAGroupForFourWeeks(int emptyRuns, int isNew) => Assert.Equal(
        isNew, Runs(new(), [[], Six(1), .. Enumerable.Repeat<int[]>([], emptyRuns), Six(2)])[^1].New.Count);

    [Fact]
    public void AnInstanceThatWasManagedBeforeIsAlertedByItself()
    {
        var before = Runs(new(), [2, 3, 4], [2, 3, 4])[^1];
        var baseline = new Baseline(before)
        {
            LastManaged = new Dictionary<InstanceKey, DateOnly> { [Fleets.Key(9)] = before.Date },
        };

        var report = Fleets.Findings(Fleet([2, 3, 4, 9, 10]), baseline, First.AddDays(2)).Report;

        Assert.Equal([9], Fleets.Numbers(report.New));
    }

    [Fact]
    public void OneMoreInstanceOfANamePrefixIsNew()
    {
        var runs = Fleets.Reports(new[] { Range(0, 0), Range(2, 3), Range(12, 3), Range(22, 4) }.Select(numbers =>
            Fleets.FromInstances(
                [Fleets.Instance(1), .. numbers.Select(n => Fleets.Instance(n, ("Name", $"runner-{n}")))], Fleets.Node(1))));

        Assert.Equal([0, 3, 0, 4], runs.Select(report => report.New.Count));
    }

    [Fact]
    public void APartOfAKnownClusterIsNotANewGroup()
    {
        var report = Fleets.Reports([Cluster((2, "a"), (3, "b")), Cluster((4, "a"), (5, "a"), (6, "b"))])[^1];

        Assert.Empty(report.New);
        Assert.Equal((null, 3), (Assert.Single(report.Groups).Part, report.Groups[0].Count));

        static FleetInventory Cluster(params (int Number, string Part)[] nodes) => Fleets.FromInstances(
            [
                Fleets.Instance(1),
                .. nodes.Select(node => Fleets.Instance(
                    node.Number, ("eks:cluster-name", "prod"), ("eks:nodegroup-name", node.Part))),
            ],
            Fleets.Node(1));
    }

    private static int[] Six(int run) => Range(run * 10, 6);

    private static int[] Range(int first, int count) => [.. Enumerable.Range(first, count)];

    private static List<Report> Runs(AnalysisRules rules, params int[][] unmanaged) =>
        Fleets.Reports(unmanaged.Select(Fleet), rules, First);

    private static FleetInventory Fleet(int[] unmanaged) => Fleets.FromInstances(
        [
            .. Enumerable.Range(1000, 40).Select(n => Fleets.Instance(n)),
            .. unmanaged.Select(n => Fleets.Instance(n, (Group, "render-farm"))),
        ],
        [.. Enumerable.Range(1000, 40).Select(Fleets.Node)]);
}
