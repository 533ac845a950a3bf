using System.Security.Cryptography;
using System.Text;
using FleetDiff.Core.Tests.Reporting.Page;
using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

/// <summary>Everything that can happen at once, and the files it makes, whole.</summary>
public class ABusyNight
{
    private const string Exempt = "fleetdiff:exempt";

    private const string Exemptions = """
        account,region,instance,until,reason,owner,tag
        *,*,*,2026-12-01,lab machines,lab@example.com,team=lab
        *,*,*,2026-11-23,old kiosks,kiosk@example.com,team=kiosk
        222222222222,ap-northeast-3,*,,never used,,
        """;

    [Fact]
    public async Task ReportsAsStored()
    {
        var archive = await RunAsync();
        var report = archive.Text(Key("report.json"));
        var instances = Encoding.Latin1.GetBytes(archive.Objects["instances/date=2026-11-23/instances.jsonl.gz"]);

        // What gzip makes of the same rows is a matter of its version.
        var stored = report.Replace(
            Convert.ToHexStringLower(SHA256.HashData(instances)), "<sha256>", StringComparison.Ordinal);

        Golden.Check("busy.report.json", ReadableJson.Of(stored));
    }

    [Fact]
    public async Task FillsTheSpreadsheetAsStored() =>
        Golden.Check("busy.unmanaged.csv", (await RunAsync()).Text(Key("unmanaged.csv")));

    [Fact]
    public async Task MakesThePageAsStored() =>
        Golden.Check("busy.report.html", Pages.WithoutAssets((await RunAsync()).Text(Key("report.html"))));

    private static string Key(string file) => $"reports/date=2026-11-23/{file}";

    private static async Task<MemoryArchive> RunAsync()
    {
        var stage = new Stage { Rules = new() { Accounts = [Fleets.Account, Fleets.OtherAccount, "333333333333"] } };
        stage.Archive.Put(ArchiveKeys.Exemptions, Exemptions);
        await stage.RunAsync(22, Before(), new ScriptedEvidence(Said.BySecurityHub((14, Says.Managed))));
        await stage.RunAsync(23, Tonight(),
            new ScriptedEvidence(Said.BySecurityHub(
                (2, Says.Unmanaged), (3, Says.Unmanaged), (13, Says.Managed), (14, Says.Managed), (99, Says.Managed))),
            ScriptedEvidence.Failing(
                Source.SystemsManager, SourceStatus.Denied, "Systems Manager refused: ssm:ListNodes is not allowed."),
            new ScriptedEvidence(Said.ByConfig(
                (2, InstanceState.Running), (3, InstanceState.Running), (12, InstanceState.Stopped),
                (14, InstanceState.Running), (15, InstanceState.Stopped), (16, InstanceState.Terminated))));
        return stage.Archive;
    }

    private static Inventory Before() => Fleets.Of(
        [
            Fleets.Instance(1, ("Name", "web-1")),
            Fleets.Instance(2, ("Name", "was managed")),
            Fleets.Instance(3, ("Name", "still unmanaged")),
            Fleets.Instance(4, ("Name", "will be resolved")),
            Fleets.Instance(5, ("Name", "will be gone")),
            Fleets.Instance(6, ("Name", "exemption ends"), (Exempt, "2026-11-23")),
            Fleets.Instance(7, ("Name", "firewall"), (Exempt, "yes")),
            Fleets.Instance(12, ("Name", "stopped, was managed")),
            Fleets.Instance(14, ("Name", "fell silent")),
            Fleets.Instance(17, ("Name", "kiosk"), ("team", "kiosk")),
            Fleets.Instance(18, ("Name", "lab machine"), ("team", "lab")),
            Fleets.Instance(19, ("Name", "web-2")),
        ],
        Fleets.Node(19), Fleets.Node(1), Fleets.Node(2), Fleets.Node(12), Fleets.Node(14), Fleets.Node(Database));

    private static Inventory Tonight() => Fleets.Of(
        [
            Fleets.Instance(1, ("Name", "web-1")),
            Fleets.Instance(2, ("Name", "was managed"), ("Owner", "team-a")),
            Fleets.Instance(3, ("Name", "still unmanaged")),
            Fleets.Instance(4, ("Name", "will be resolved")),
            Fleets.Instance(6, ("Name", "exemption ends"), (Exempt, "2026-11-23")),
            Fleets.Instance(7, ("Name", "firewall"), (Exempt, "yes")),
            Fleets.Instance(8, ("Name", "misread"), (Exempt, "31.03.2027")),
            Fleets.Instance(9),
            Fleets.Instance(12, ("Name", "stopped, was managed")),
            Fleets.Instance(13, ("Name", "SSM.1 passes it")),
            Fleets.Instance(14, ("Name", "fell silent")),
            Fleets.Instance(15, ("Name", "stopped, never managed")),
            Fleets.Instance(16, ("Name", "terminated, and still in the index")),
            Fleets.Instance(17, ("Name", "kiosk"), ("team", "kiosk")),
            Fleets.Instance(18, ("Name", "lab machine"), ("team", "lab")),
            Fleets.Instance(19, ("Name", "web-2")),
            .. Enumerable.Range(200, 7).Select(n => Fleets.Instance(
                n, ("Name", "worker"), ("aws:autoscaling:groupName", "batch <b>workers</b>"))),
            Fleets.Instance(Database, ("Name", "データベース"), ("部署", "東京")),
            Fleets.Instance(
                Fleets.Key(10, Fleets.OtherAccount),
                ("Name", "=1+1,\"<b>x</b>\"\r\nForged: line \u202E"), ("a", "b\nc")),
        ],
        Fleets.Node(1), Fleets.Node(4), Fleets.Node(19), Fleets.Node(11)) with
    { HybridNodes = 2 };

    private static InstanceKey Database => Fleets.Key("i-1234abcd", Fleets.OtherAccount, Fleets.Tokyo);
}
