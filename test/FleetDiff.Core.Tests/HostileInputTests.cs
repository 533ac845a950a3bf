using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline;

namespace FleetDiff.Core.Tests;

public class HostileInputTests
{
    private static readonly FleetInventory Fleet = Fleets.FromInstances(
        [Fleets.Instance(1, ("Name", "東京")), Fleets.Instance(2, ("team", "a\"b")), Fleets.Instance(3), Fleets.Instance(4)],
        Fleets.Node(1), Fleets.Node(2), Fleets.Node(9));

    [Fact]
    public Task ArnParserRejectsOrRoundTrips() => Mutations.FeedAsync(
        Mutations.Seeds(
            "arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0",
            "arn:aws-cn:ssm:cn-north-1:222222222222:managed-instance/mi-0123456789abcdef0",
            "arn:aws:ec2:us-east-1:333333333333:instance/i-0123abcd"),
        bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            if (ResourceArn.TryParse(text, out var arn))
            {
                var type = arn.Kind == ResourceKind.Instance ? "instance" : "managed-instance";
                Assert.StartsWith("arn:", text, StringComparison.Ordinal);
                Assert.EndsWith($":{arn.Key.Region}:{arn.Key.Account}:{type}/{arn.Key.Instance}", text, StringComparison.Ordinal);
            }

            return Task.CompletedTask;
        },
        _ => false);

    [Fact]
    public Task ExemptionParserReturnsRulesOrNamedProblems() => Mutations.FeedAsync(
        Mutations.Seeds(
            """
            account,region,instance,tag,until,owner,reason
            111111111111,eu-west-1,i-0123456789abcdef0,,2026-12-31,me@example.com,"Old, ""very"" old"
            # nothing
            *,,,team=a*,,you@example.com,東京
            """,
            "\uFEFFinstance,reason\r\ni-0123456789abcdef0,\"two\r\nlines\"\r\n"),
        bytes =>
        {
            ExemptionParser.Parse(bytes);
            return Task.CompletedTask;
        },
        e => e is ExemptionsException { Problems.Count: > 0 });

    [Fact]
    public async Task EarlierRunsFilesDoNotChangeThisRun()
    {
        var stage = await AfterTwoRunsAsync();
        var report = ArchiveKeys.ReportJson(RunFixture.Date(22));
        var alert = ArchiveKeys.Alert(RunFixture.Date(22));
        var objects = stage.Archive;
        await Mutations.FeedAsync(
            [objects.Bytes(report), objects.Bytes(alert)],
            async bytes =>
            {
                objects.Put(report, bytes);
                objects.Put(alert, bytes);
                var run = await stage.RunAsync(23, Fleet);
                objects.Remove(ArchiveKeys.ReportJson(run.Report.Date));
                objects.Remove(ArchiveKeys.Alert(run.Report.Date));
                Assert.True(run.Report.ComparedWith < RunFixture.Date(23));
            },
            _ => false,
            cost: 10);
    }

    [Fact]
    public Task LastManagedDatesAreReadOrRejectedAsDocumented() => FeedInstancesAsync(
        file => InstancesFile.ReadLastManagedAsync(
            file, new HashSet<InstanceKey> { Fleets.Key(1), Fleets.Key(3) }, Fleets.RunDate, default),
        e => e is InvalidDataException or JsonException);

    [Fact]
    public Task AnInstanceIsFoundOrTheFileRejectedAsDocumented() => FeedInstancesAsync(
        file => InstancesFile.FindAsync(file, "i-00000000000000003", default),
        e => e is InvalidDataException or JsonException or FormatException);

    [Fact]
    public Task InstancesAreReadOrRejectedAsDocumented() => FeedInstancesAsync(
        async file => Assert.DoesNotContain(
            await InstancesFile.ReadAsync(file, default).ToListAsync(), row => row.Key == default),
        e => e is InvalidDataException or JsonException or FormatException);

    // Changes the lines, and then the bytes of the gzip file.
    private static async Task FeedInstancesAsync(Func<Stream, Task> read, Func<Exception, bool> isDocumented)
    {
        var file = (await AfterTwoRunsAsync()).Archive.Bytes(ArchiveKeys.Instances(RunFixture.Date(22)));
        await Mutations.FeedAsync(
            [TestGzip.Unpack(file)], lines => read(new MemoryStream(TestGzip.Pack(lines))), isDocumented);
        await Mutations.FeedAsync([file], bytes => read(new MemoryStream(bytes)), isDocumented);
    }

    private static async Task<RunFixture> AfterTwoRunsAsync()
    {
        var stage = new RunFixture();
        await stage.RunAsync(21, Fleets.With(managed: [1, 2, 3], unmanaged: [4]));
        await stage.RunAsync(22, Fleet);
        return stage;
    }
}
