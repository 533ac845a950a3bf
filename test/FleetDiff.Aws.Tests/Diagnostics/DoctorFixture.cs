using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Diagnostics;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using LocalAws;
using LocalAws.Explorer;

namespace FleetDiff.Aws.Tests.Diagnostics;

/// <summary>An organization without problems, and the doctor that checks it.</summary>
public abstract class DoctorFixture : WireTests
{
    private protected static readonly Settings Healthy = new()
    {
        ViewArn = AwsArn.Parse(WireFixture.ViewArn)!,
        Archive = new ArchiveLocation.Bucket(WireFixture.BucketName, "nightly/"),
        TopicArn = AwsArn.Parse(WireFixture.TopicArn),
        Evidence = new() { SecurityHub = true, SystemsManager = true, ConfigAggregator = WireFixture.Aggregator },
        Rules = new() { Accounts = [WireFixture.Account] },
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Aws.ResourceExplorer.AddIndex(LocalAwsServer.AccountId, "eu-west-1", IndexType.Aggregator)
            .AddIndex(WireFixture.Account, "eu-west-1");
        Wire.AddFleet(2, unmanaged: 1);
    }

    private protected async Task<Found> ExamineAsync(
        Settings? settings = null, bool sendTest = false, IArchive? archive = null)
    {
        var checks = CheckPlan.Create(
            settings ?? Healthy, Wire.Clients(), archive ?? Wire.Archive(), sendTest, Wire.Clock);
        var found = await new Doctor(checks).RunAsync(new Progress<IReadOnlyList<string>>(), default);
        return new(found.ToDictionary(line => line.Name, line => line.Result));
    }

    /// <summary>The check results by name.</summary>
    private protected sealed record Found(IReadOnlyDictionary<string, CheckResult> Lines)
    {
        public CheckResult this[string what] => Lines[what];

        public IEnumerable<string> Named(CheckStatus health) =>
            Lines.Where(line => line.Value.Status == health).Select(line => line.Key);

        public void Says(string what, CheckStatus health, string says, string? fix = null)
        {
            Assert.Equal((what, health), (what, Lines[what].Status));
            Assert.Contains(says, Lines[what].Message, StringComparison.Ordinal);
            Assert.Contains(fix ?? "", Lines[what].Fix ?? "", StringComparison.Ordinal);
        }
    }
}
