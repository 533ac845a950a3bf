using LocalAws.Findings;

namespace FleetDiff.Aws.Tests.Evidence;

/// <summary>A finding of control SSM.1 that was suppressed in Security Hub.</summary>
public sealed class SuppressedFindingTests : WireTests
{
    private const string Person = "arn:aws:iam::444455556666:role/security";

    private static readonly DateTimeOffset Updated = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SUPPRESSED")]
    [InlineData("RESOLVED")]
    public async Task IsEvidenceAndIsShownWithItsNote(string workflow)
    {
        Find("FAILED", workflow);

        var row = Assert.Single((await RunAsync()).Unmanaged);

        var evidence = row.FindEvidence(Source.SecurityHub);
        Assert.Equal(ManagementStatus.Unmanaged, evidence?.Status);
        Assert.Equal(new Suppression(workflow, Person, Updated, "appliance, no agent"), evidence?.Suppressed);
        Assert.EndsWith($"The finding is {workflow} in Security Hub by {Person} on 2026-11-22 (UTC): "
            + "\"appliance, no agent\".", row.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAILED", "NEW")]
    [InlineData("FAILED", "NOTIFIED")]
    [InlineData("PASSED", "RESOLVED")]
    public async Task AnotherWorkflowStatusIsNotSuppressed(string status, string workflow)
    {
        Find(status, workflow);

        var said = await Wire.SecurityHub().ReadAsync(TestInventories.Fleet(2, unmanaged: 1));

        Assert.Null(Assert.Single(said.Evidence).Value.Suppressed);
    }

    [Fact]
    public async Task ExemptsItsInstanceIfTheSettingsAllowIt()
    {
        Find("FAILED", "SUPPRESSED");
        Wire.Rules = new() { ExemptSuppressed = true };

        var report = await RunAsync();

        Assert.Empty(report.Unmanaged);
        Assert.Equal("Security Hub, workflow SUPPRESSED", Assert.Single(report.Exempted).ExemptBy);
    }

    private async Task<Report> RunAsync()
    {
        Wire.AddFleet(2, unmanaged: 1);
        return (await Wire.RunAsync(Wire.SecurityHub())).Report;
    }

    private void Find(string status, string workflow) => Aws.SecurityHub.Add(new Finding
    {
        Account = WireFixture.Account,
        Region = "eu-west-1",
        ResourceId = TestInventories.Arn(2),
        Status = status,
        Workflow = workflow,
        UpdatedAt = Updated,
        Note = ("appliance, no agent", Person, Updated),
    });
}
