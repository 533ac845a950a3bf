using System.Text;
using System.Text.Json;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Pipeline.Configuration;
using LocalAws;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class ArchiveCheckTests : DoctorFixture
{
    [Fact]
    public async Task WritesOneSmallObjectWithTimeAndCaller()
    {
        await ExamineAsync();
        await ExamineAsync();

        var (key, bytes) = Assert.Single(Wire.Stored());
        Assert.Equal("nightly/doctor.json", key);
        var record = JsonElement.Parse(bytes);
        Assert.Equal("2026-11-23T02:30:00Z", record.GetProperty("checkedAt").GetString());
        Assert.EndsWith("assumed-role/LocalAws/test", record.GetProperty("checkedBy").GetString());
    }

    [Fact]
    public async Task ReportsAMissingBucket()
    {
        var found = await ExamineAsync(archive: Wire.Archive("not-there"));

        found.Says("Archive", CheckStatus.Failed, "NoSuchBucket", "The resource must exist");
        Assert.Equal(["Exemptions", "Writing"], found.Named(CheckStatus.NotChecked));
    }

    [Fact]
    public async Task ReportsTheMistakesInExemptions()
    {
        Put("exemptions.csv", "account,region,instance,until,reason\n1,*,*,,short");

        (await ExamineAsync()).Says("Exemptions", CheckStatus.Failed, "exemptions.csv has errors");
    }

    [Fact]
    public async Task CountsTheEndedExemptions()
    {
        Put("exemptions.csv", """
            account,region,instance,until,reason
            111122223333,*,*,2026-11-01,old
            111122223333,eu-west-1,*,2027-11-01,new
            """);

        (await ExamineAsync()).Says("Exemptions", CheckStatus.Ok, "2 rules, 1 of them expired");
    }

    [Fact]
    public async Task NamesTheNewestRun()
    {
        await Wire.RunAsync();

        (await ExamineAsync()).Says("Archive", CheckStatus.Ok, "The newest report is of 2026-11-23");
    }

    [Fact]
    public async Task NamesAReportThatCannotBeRead()
    {
        Put("reports/date=2026-11-22/report.json", "{");

        (await ExamineAsync()).Says("Archive", CheckStatus.Warning, "2026-11-22/report.json cannot be read");
    }

    [Fact]
    public async Task ReportsThatNoRunIsComplete()
    {
        Put("reports/date=2026-11-22/report.html", "");

        (await ExamineAsync()).Says("Archive", CheckStatus.Warning, "did not complete");
    }

    [Fact]
    public async Task ChecksAFolderWithoutCredentials()
    {
        var folder = Directory.CreateTempSubdirectory("fleetdiff-");
        Aws.Faults.On("GetCallerIdentity", Fault.ExpiredToken);

        var found = await ExamineAsync(
            Healthy with { Archive = new ArchiveLocation.Folder(folder.FullName) },
            archive: new FolderArchive(folder.FullName));

        found.Says("Writing", CheckStatus.Ok, "was written and read back");
        folder.Delete(recursive: true);
    }

    private void Put(string key, string text) =>
        Aws.S3.Put(WireFixture.BucketName, $"nightly/{key}", Encoding.UTF8.GetBytes(text));
}
