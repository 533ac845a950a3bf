using System.Text;
using FleetDiff.Soak.Expected;
using FleetDiff.Soak.Observed;
using FleetDiff.Soak.World;
using LocalAws;

namespace FleetDiff.Soak.Tests;

/// <summary>The soak detects each kind of defect.</summary>
public sealed class SoakDetectionTests : IAsyncLifetime
{
    private static readonly DateOnly Run = new(2026, 1, 1);
    private static readonly Key Unmanaged = new("111122223333", "eu-west-1", "i-0123456789abcdef0");

    private LocalAwsServer _aws = null!;

    private ArchiveReader Archive => new(_aws);

    public async Task InitializeAsync() => _aws = await Services.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public void DetectsAChangedFileOfAnEarlierRun()
    {
        Put(ArchiveReader.Report(Run), "{}");
        var untouched = new UnchangedFilesCheck(Archive, Run.AddDays(1));
        Put(ArchiveReader.Report(Run), "{ }");
        Assert.Contains("report.json has changed", Found(untouched.Check), StringComparison.Ordinal);
    }

    [Fact]
    public void DetectsANewFileOfACompleteRun()
    {
        Put(ArchiveReader.Report(Run), "{}");
        var untouched = new UnchangedFilesCheck(Archive, Run);
        Put($"{ArchiveReader.Reports(Run)}unmanaged.csv", "");
        Assert.Contains("unmanaged.csv is new", Found(untouched.Check), StringComparison.Ordinal);
    }

    [Fact]
    public void DetectsARecordWithoutAnAlert()
    {
        var alerts = new AlertCheck(_aws);
        alerts.Expect(FirstRun());
        Put(ArchiveReader.Alert(Run),
            """{ "date": "2026-01-01", "sent": true, "kind": "baseline", "lastNotified": "2026-01-01", "open": 1 }""");
        Assert.Contains("the topic has not received it", Found(() => alerts.CheckAttempt(0)), StringComparison.Ordinal);
    }

    [Fact]
    public void DetectsAMissingAlert()
    {
        var alerts = new AlertCheck(_aws);
        alerts.Expect(FirstRun());
        alerts.CheckAttempt(0);
        Assert.Contains("not on record", Found(() => alerts.CheckNothingOwed(Run)), StringComparison.Ordinal);
    }

    [Fact]
    public void DetectsAReportThatDiffersFromTheModel()
    {
        Put(ArchiveReader.Report(Run), """{ "date": "2026-01-01", "suspect": true, "warnings": [], "sources": [] }""");
        Assert.Contains("suspect", Found(new ArchivedRunCheck(Archive, FirstRun()).Check), StringComparison.Ordinal);
    }

    private static string Found(Action check) => Assert.Throws<DifferenceException>(check).Message;

    private static ExpectedRun FirstRun()
    {
        var managed = new Instance(Unmanaged with { Id = "i-00000000000000001" }) { Tags = Tags(), HasNode = true };
        var unmanaged = new Instance(Unmanaged) { Tags = Tags(), HasNode = false };
        return new Model().Create(new(Run, [managed, unmanaged], [], []), hubFailed: false);
    }

    private static Dictionary<string, string> Tags() => [];

    private void Put(string key, string text) =>
        _aws.S3.Put(Services.Bucket, Services.Prefix + key, Encoding.UTF8.GetBytes(text));
}
