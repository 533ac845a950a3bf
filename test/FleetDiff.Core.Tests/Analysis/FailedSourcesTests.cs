using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Tests.Analysis;

/// <summary>How a verdict that depends on a source changes while that source fails.</summary>
public class FailedSourcesTests
{
    private static readonly FleetInventory Fleet = Fleets.With(managed: [1], unmanaged: [2]);
    private static readonly SourceEvidence Passed = TestEvidence.FromSecurityHub((2, ManagementStatus.Managed));
    private static readonly SourceEvidence Failed = TestEvidence.FromSecurityHub((2, ManagementStatus.Unmanaged));
    private static readonly SourceEvidence Runs = TestEvidence.FromConfig((2, InstanceState.Running));
    private static readonly SourceEvidence Stops = TestEvidence.FromConfig((2, InstanceState.Stopped));
    private static readonly SourceEvidence NoHub = Without(Source.SecurityHub);
    private static readonly SourceEvidence NoConfig = Without(Source.Config);

    [Fact]
    public void ADormantInstanceStaysDormantWhileSecurityHubFails()
    {
        var (organization, denied) = (TestOrganization.Of(Fleets.Account), TestOrganization.Denied());

        var row = Assert.Single(Last([Passed, organization], [NoHub, denied], [NoHub, denied]).Dormant);

        // No verdict depends on the organization.
        Assert.Equal(
            "Resource Explorer lists no managed node for it. It keeps its verdict, because a source that the verdict can "
            + "depend on could not be read: security-hub (last read on 23 November 2026).", row.Because);
        Assert.Equal(Reason.PassedWithoutNode, row.Reason);
    }

    [Fact]
    public void ADormantInstanceStaysDormantWhileConfigFails()
    {
        var dormant = AfterManaged(Stops);

        Assert.Equal(Reason.StoppedOnceManaged, Assert.Single(dormant.Dormant).Reason);
        Assert.Empty(After(dormant, NoConfig).New);
    }

    [Fact]
    public void ADisputedInstanceStaysDisputedWhileASourceFails()
    {
        Assert.Equal(1, Last([Passed, Runs], [NoHub, Runs]).Totals.Disputed);
        Assert.Equal(1, Last([Passed, Runs], [Passed, NoConfig]).Totals.Disputed);
    }

    [Fact]
    public void AnUnmanagedInstanceIsNotResolvedBecauseASourceFails()
    {
        var failedAt = Fleets.At(Fleets.RunDate.AddDays(1), 1);
        var unmanaged = AfterManaged(TestEvidence.FromSecurityHub(failedAt, (Fleets.Key(2), ManagementStatus.Unmanaged)), Runs);

        var report = After(unmanaged, NoHub, Stops);

        Assert.Equal(Reason.FailedWithoutNode, Assert.Single(unmanaged.Unmanaged).Reason);
        Assert.Empty(report.Resolved);
        Assert.Equal([2], Fleets.Numbers(report.Unmanaged));
    }

    [Fact]
    public void DoesNotKeepADormantInstanceThatAnotherSourceSeesRunning() =>
        Assert.Equal([2], Fleets.Numbers(Last([Passed, Stops], [NoHub, Runs]).New));

    [Fact]
    public void AnInstanceWithANodeIsManagedWhateverSourceFails()
    {
        var reports = Fleets.Reports([(Fleet, [Passed]), (Fleets.With(managed: [1, 2]), new[] { NoHub })]);

        Assert.Equal(2, reports[^1].Totals.Managed);
    }

    [Fact]
    public void EvaluatesWithoutTheSourceAfterSevenDays()
    {
        var reports = Sequence([[Passed], .. Enumerable.Repeat<SourceEvidence[]>([NoHub], 8)]);

        Assert.Equal("111111110", string.Concat(reports.Select(report => report.Totals.Dormant)));
        Assert.Equal([2], Fleets.Numbers(reports[^1].New));
    }

    [Fact]
    public void ASourceRemovedFromTheSettingsIsNotAFailedSource() =>
        Assert.Equal([2], Fleets.Numbers(Last([Passed], []).New));

    [Fact]
    public void ASuppressedFindingExemptsItsInstanceWhileSecurityHubFails()
    {
        var rules = new AnalysisRules { ExemptSuppressed = true };
        var finding = new InstanceEvidence(Source.SecurityHub, ManagementStatus.Unmanaged, TestEvidence.NodeSeen)
        {
            Suppressed = new("SUPPRESSED", null, null, null),
        };
        var hub = Failed with { Evidence = new Dictionary<InstanceKey, InstanceEvidence> { [Fleets.Key(2)] = finding } };
        var exempt = Fleets.Findings(Fleet, null, null, rules, hub).Report;

        var report = Fleets.Findings(Fleet, new(exempt), Fleets.RunDate.AddDays(1), rules, NoHub).Report;

        Assert.Equal("Security Hub, workflow SUPPRESSED", Assert.Single(report.Exempted).ExemptBy);
        Assert.Empty(report.New);
    }

    // The second of two runs; both instances were managed in the first.
    private static Report AfterManaged(params SourceEvidence[] sources)
    {
        var baseline = new Baseline(Fleets.Report(Fleets.With(managed: [1, 2])))
        {
            LastManaged = new Dictionary<InstanceKey, DateOnly> { [Fleets.Key(2)] = Fleets.RunDate },
        };
        return Fleets.Findings(Fleet, baseline, Fleets.RunDate.AddDays(1), null, sources).Report;
    }

    private static Report After(Report before, params SourceEvidence[] sources) =>
        Fleets.Findings(Fleet, new(before), Fleets.RunDate.AddDays(2), null, sources).Report;

    private static Report Last(params SourceEvidence[][] runs) => Sequence(runs)[^1];

    private static List<Report> Sequence(SourceEvidence[][] runs) => Fleets.Reports(runs.Select(sources => (Fleet, sources)));

    private static SourceEvidence Without(Source source) => new(new(source, SourceStatus.Denied, null, "denied"));
}
