using FleetDiff.Aws.Doctoring;
using FleetDiff.Configuration;
using FleetDiff.Fleet;
using FleetDiff.Running;
using LocalAws;
using LocalAws.Explorer;

namespace FleetDiff.Aws.Tests.Doctoring;

/// <summary>An organization in which nothing would fail, and the doctor looks at it.</summary>
public abstract class Checkups : IAsyncLifetime
{
    private protected static readonly Settings Healthy = new()
    {
        ViewArn = AwsArn.Parse(Wire.ViewArn)!,
        Archive = new ArchiveLocation.Bucket(Wire.BucketName, "nightly/"),
        TopicArn = AwsArn.Parse(Wire.TopicArn),
        Evidence = new() { SecurityHub = true, SystemsManager = true, ConfigAggregator = Wire.Aggregator },
        Rules = new() { Accounts = [Wire.Account] },
    };

    private protected Wire Wire { get; private set; } = null!;

    private protected LocalAwsServer Aws => Wire.Aws;

    public async Task InitializeAsync()
    {
        Wire = await Wire.StartAsync();
        Aws.ResourceExplorer.AddIndex(LocalAwsServer.AccountId, "eu-west-1", IndexType.Aggregator)
            .AddIndex(Wire.Account, "eu-west-1");
        Wire.AddFleet(2, unmanaged: 1);
    }

    public async Task DisposeAsync() => await Wire.DisposeAsync();

    private protected async Task<Found> ExamineAsync(
        Settings? settings = null, bool sendTest = false, IArchive? archive = null)
    {
        var checks = Checkup.Of(settings ?? Healthy, Wire.Clients(archive), sendTest, Wire.Clock);
        var found = await new Doctor(checks).ExamineAsync(new Progress<IReadOnlyList<string>>(), default);
        return new(found.ToDictionary(line => line.What, line => line.Opinion));
    }

    /// <summary>What was found, by name.</summary>
    private protected sealed record Found(IReadOnlyDictionary<string, Opinion> Lines)
    {
        public Opinion this[string what] => Lines[what];

        public IEnumerable<string> Named(Health health) =>
            Lines.Where(line => line.Value.Health == health).Select(line => line.Key);

        public void Says(string what, Health health, string says, string? fix = null)
        {
            Assert.Equal((what, health), (what, Lines[what].Health));
            Assert.Contains(says, Lines[what].Says, StringComparison.Ordinal);
            Assert.Contains(fix ?? "", Lines[what].Fix ?? "", StringComparison.Ordinal);
        }
    }
}
