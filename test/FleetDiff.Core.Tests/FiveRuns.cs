using System.Text.Json;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline;

namespace FleetDiff.Core.Tests;

/// <summary>
/// Five runs for the tests of the reports: the first run, a run without changes, a run with every kind of change, a
/// suspect run, and a run without unmanaged instances. One small fleet, from 20 to 25 November 2026.
/// </summary>
internal static class FiveRuns
{
    public const string Busy = "busy";

    private const string Exemptions = """
        account,region,instance,until,reason,owner,tag
        *,*,*,2026-11-23,old kiosks,kiosk@example.com,team=kiosk
        *,*,*,2026-12-31,the vendor allows no agent,network@example.com,team=network
        """;

    private static readonly Dictionary<string, int> GetDay = new(StringComparer.Ordinal)
    {
        ["baseline"] = 20,
        ["quiet"] = 21,
        [Busy] = 23,
        ["suspect"] = 24,
        ["all-clear"] = 25,
    };

    private static readonly Lazy<Task<RunFixture>> Archived = new(RunAsync);

    public static TheoryData<string> Names => [.. GetDay.Keys];

    public static DateOnly Date(string run) => RunFixture.Date(GetDay[run]);

    /// <summary>Reads a file of a run by its name beside the report.</summary>
    public static async Task<string> FileAsync(string run, string file) =>
        (await Archived.Value).Archive.Text(ArchiveKeys.ReportJson(Date(run))
            .Replace("report.json", file, StringComparison.Ordinal));

    /// <summary>Reads the alert record of a run.</summary>
    public static async Task<AlertRecord> AlertAsync(string run) =>
        JsonSerializer.Deserialize(
            (await Archived.Value).Archive.Text(ArchiveKeys.Alert(Date(run))), ArchiveJson.Instance.AlertRecord)
        ?? throw new InvalidDataException(run);

    private static async Task<RunFixture> RunAsync()
    {
        var stage = new RunFixture
        {
            Clock = new(Fleets.At(RunFixture.Date(20), 2)),
            Rules = new() { Accounts = [Fleets.Account, Fleets.OtherAccount, "333333333333"] },
        };
        stage.Archive.Put(ArchiveKeys.Exemptions, Exemptions);
        await RunAsync(stage, 20, Fleet(20, managed: [1, 2, 3, 4, 17, 21], unmanaged: [11, 12, 13, 14, 15, 16]));
        await RunAsync(stage, 21, Fleet(21, managed: [1, 2, 3, 4, 17, 21], unmanaged: [11, 12, 13, 14, 15, 16]));
        await RunAsync(stage, 22, Fleet(22, managed: [1, 2, 3, 4, 14, 17, 21], unmanaged: [11, 12, 13, 15, 16]));
        await RunAsync(
            stage, 23,
            Fleet(23, managed: [1, 2, 3, 4, 16], unmanaged: [11, 12, 13, 14, 17, 21, 31, 32, 33, 34], orphan: 40),
            new ScriptedEvidence(TestEvidence.FromSecurityHub(
                TestEvidence.NodeSeen.AddHours(2), (Machine(3).Key, ManagementStatus.Unmanaged), (Machine(11).Key, ManagementStatus.Unmanaged),
                (Machine(17).Key, ManagementStatus.Managed))),
            ScriptedEvidence.Failing(
                Source.SystemsManager, SourceStatus.Denied, "Systems Manager refused: ssm:ListNodes is not allowed."),
            new ScriptedEvidence(TestEvidence.FromConfig((11, InstanceState.Running), (14, InstanceState.Running))));
        await RunAsync(
            stage, 24, Fleet(24, managed: [], unmanaged: [1, 2, 3, 4, 11, 12, 13, 14, 16, 17, 21, 31, 32, 33, 34]));
        await RunAsync(
            stage, 25,
            Fleet(25, managed: [1, 2, 3, 4, 11, 13, 14, 16, 21, 31, 32, 33, 34], unmanaged: [12, 17]),
            new ScriptedEvidence(TestEvidence.FromSecurityHub(
                Fleets.At(RunFixture.Date(24), 22), (Machine(17).Key, ManagementStatus.Managed))));
        return stage;
    }

    private static async Task RunAsync(
        RunFixture stage, int day, FleetInventory inventory, params IEvidenceSource[] sources)
    {
        stage.Clock.SetUtcNow(Fleets.At(RunFixture.Date(day), 2));
        await stage.RunAsync(day, inventory, sources);
    }

    private static FleetInventory Fleet(int day, int[] managed, int[] unmanaged, int? orphan = null)
    {
        var seen = Fleets.At(RunFixture.Date(day - 1), 20);
        var nodeSeen = seen.AddHours(3);
        var inventory = Fleets.FromInstances(
            [.. managed.Concat(unmanaged).Select(Machine).Select(machine => new Instance(
                machine.Key, seen, Fleets.CreateTags(machine.Tags)))],
            [.. managed.Select(number => new Node(Machine(number).Key, nodeSeen)),
                .. orphan is { } number ? [new Node(Fleets.Key(number), nodeSeen)] : Array.Empty<Node>()]);
        return inventory with { HybridNodes = 2, Result = inventory.Result with { Observed = nodeSeen } };
    }

    // Instances by number: 11 to 17 belong to account 1, 21 and above to account 2.
    private static (InstanceKey Key, (string Key, string Value)[] Tags) Machine(int number) => number switch
    {
        11 => (Fleets.Key(number), [("Name", "legacy-db"), ("team", "data")]),
        12 => (Fleets.Key(number), [("Name", "firewall"), ("team", "network")]),
        13 => (Fleets.Key(number), [("Name", "kiosk"), ("team", "kiosk")]),
        14 => (Fleets.Key(number), [("Name", "comes and goes")]),
        15 => (Fleets.Key(number), [("Name", "old tool")]),
        16 => (Fleets.Key(number), [("Name", "report writer")]),
        17 => (Fleets.Key(number), [("Name", "stopped at night")]),
        21 => (Fleets.Key(number, Fleets.OtherAccount, Fleets.Tokyo), [("Name", "倉庫"), ("部署", "東京")]),
        > 30 and < 34 => (Fleets.Key(number, Fleets.OtherAccount), [("aws:autoscaling:groupName", "render farm")]),
        34 => (Fleets.Key(number, Fleets.OtherAccount),
            [("Name", "=HYPERLINK(\"https://example.com\"),\r\n<b>x</b> \u202Ereversed"), ("a,b", "\"c\"\n")]),
        _ => (Fleets.Key(number), [("Name", $"web-{number}")]),
    };
}
