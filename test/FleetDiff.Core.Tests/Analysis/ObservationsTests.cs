namespace FleetDiff.Core.Tests.Analysis;

public class ObservationsTests
{
    private static readonly FleetInventory Fleet = Fleets.With(managed: [1, 2], unmanaged: [3, 4]);
    private static readonly SourceEvidence ThreeIsTerminated = TestEvidence.FromConfig((3, InstanceState.Terminated));

    [Fact]
    public void LeaveOutATerminatedInstance()
    {
        var findings = Fleets.Findings(Fleet, sources: ThreeIsTerminated);

        Assert.Equal(new Totals(3, 2, 0, 1, 0, 0, 0, 0), findings.Report.Totals);
        Assert.Equal([4], Fleets.Numbers(findings.Report.Unmanaged));
        Assert.Empty(findings.Report.Disagreements);
        Assert.Equal(3, findings.Report.Accounts.Single().Instances);
        Assert.Equal([1, 2, 4], Fleets.Numbers(findings.GetInstances()));
    }

    [Fact]
    public void ATerminatedInstanceThatWasOpenIsRemovedWhateverOtherSourcesReport()
    {
        var hub = TestEvidence.FromSecurityHub((3, ManagementStatus.Unmanaged));

        var report = Fleets.Findings(Fleet, new(Fleets.EarlierReports(Fleet)), sources: [hub, ThreeIsTerminated]).Report;

        Assert.Equal([3], Fleets.Numbers(report.Removed));
        Assert.Empty(report.Resolved);
        Assert.Empty(report.Disagreements);
    }

    [Fact]
    public void ListInstancesThatOnlyOtherSourcesReport()
    {
        var hub = TestEvidence.FromSecurityHub(
            (9, ManagementStatus.Managed), (8, ManagementStatus.Unmanaged), (4, ManagementStatus.Unmanaged));
        var nodes = TestEvidence.FromSystemsManager((9, ManagementStatus.Managed));

        var report = Fleets.Findings(Fleet, sources: [nodes, hub]).Report;

        Assert.Equal([8, 9], Fleets.Numbers(report.Disagreements));
        Assert.All(report.Disagreements, row =>
        {
            Assert.Equal((Verdict.Disputed, Reason.NotInInventory), (row.Verdict, row.Reason));
            Assert.Contains("Resource Explorer does not list it", row.Because, StringComparison.Ordinal);
            Assert.False(row.Due);
        });
        Assert.Equal(
            [Source.SecurityHub, Source.SystemsManager], report.Disagreements[1].Evidence.Select(e => e.Source));
        Assert.Equal((4, 0), (report.Totals.Instances, report.Totals.Disputed));
    }

    [Fact]
    public void DoNotListSilentSourcesOrHybridNodesAsMissingInstances()
    {
        var hybrid = Fleets.Key("mi-00000000000000001");

        Assert.Empty(Fleets.Findings(Fleet, sources: TestEvidence.FromSecurityHub(
            (hybrid, ManagementStatus.Managed), (Fleets.Key(9), ManagementStatus.Unknown))).Report.Disagreements);
    }

    [Fact]
    public void AnInstanceOutsideTheInventoryIsNeitherRemovedNorResolvedLater()
    {
        var before = Fleets.Findings(
            Fleet, date: Fleets.PreviousDate, sources: TestEvidence.FromSecurityHub((9, ManagementStatus.Managed))).Report;

        var report = Fleets.Report(Fleet, before);
        var appeared = Fleets.Report(Fleets.With(managed: [1, 2], unmanaged: [3, 4, 9]), before);

        Assert.Empty(report.Removed);
        Assert.Empty(report.Resolved);
        Assert.Equal([9], Fleets.Numbers(appeared.New));
    }

    [Fact]
    public void TreatEmptyEvidenceAsSilence()
    {
        var row = Fleets.Findings(
            Fleet, sources: TestEvidence.FromSecurityHub((3, ManagementStatus.Unknown))).Report.Unmanaged[0];

        Assert.Equal(Reason.NoNodeListed, row.Reason);
        Assert.Equal([Source.ResourceExplorer], row.Evidence.Select(evidence => evidence.Source));
    }
}
