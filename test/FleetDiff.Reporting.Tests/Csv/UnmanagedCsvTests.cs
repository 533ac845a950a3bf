using System.Text;
using System.Text.Json;
using FleetDiff.Reporting.Csv;
using FsCheck.Xunit;

namespace FleetDiff.Reporting.Tests.Csv;

public class UnmanagedCsvTests
{
    private static readonly string[] Columns =
    [
        "date", "account", "accountName", "organizationalUnit", "region", "instance", "name", "verdict", "reason", "because",
        "change", "firstUnmanaged", "lastManaged", "daysOpen", "reportedAt", "tags",
        "platform", "agentVersion", "state", "launchedAt",
        "resourceExplorer", "securityHub", "systemsManager", "group", "cause", "causeFact", "fix", "fixUrl", "reopened",
        "exemptBy", "exemptUntil", "exemptionEnded", "evidenceAgeHours", "consoleUrl", "arn",
        "lastSeen",
    ];

    [Fact]
    public async Task ShowsNewInstancesAndTheDaysOpenOfOthers()
    {
        var before = Fleets.EarlierReports(Fleets.With(managed: [1, 3], unmanaged: [2]));

        var rows = await RowsAsync(Fleets.With(managed: [1], unmanaged: [2, 3]), before);

        Assert.Equal(["still", "2026-11-22", "", "2"], From(rows[1], "change", 4));
        Assert.Equal(["new", "2026-11-23", "", "1"], From(rows[2], "change", 4));
        Assert.Equal("2026-11-22T20:00:00Z", Of(rows[1], "reportedAt"));
    }

    [Fact]
    public async Task ShowsReopenedInstancesWithTheirFirstDate()
    {
        var open = Fleets.With(managed: [1], unmanaged: [2]);
        var runs = Fleets.Reports([open, Fleets.With(managed: [1, 2]), open, open], first: Fleets.RunDate.AddDays(-2));

        var (reopened, still) = ((await RowsAsync(runs[2]))[1], (await RowsAsync(runs[3]))[1]);

        Assert.Equal(("reopened", "2026-11-22"), (Of(reopened, "change"), Of(reopened, "reopened")));
        Assert.Equal(("still", "2026-11-22"), (Of(still, "change"), Of(still, "reopened")));
    }

    [Fact]
    public async Task ShowsTheEvidenceOfEachSourceAndTheCause()
    {
        var inventory = Fleets.FromInstances(
            [
                Fleets.Instance(1), Fleets.Instance(2),
                .. new[] { 3, 4 }.Select(n => Fleets.Instance(n, ("aws:autoscaling:groupName", "=batch"))),
            ],
            Fleets.Node(1));
        var rows = await RowsAsync(Fleets.Findings(
            inventory, null, null, null,
            TestEvidence.FromSecurityHub((2, ManagementStatus.Unmanaged)),
            TestEvidence.FromSystemsManager((2, ManagementStatus.Managed), (3, ManagementStatus.Unmanaged)),
            TestEvidence.FromConfig((2, InstanceState.Running, new(2026, 11, 1, 9, 0, 0, TimeSpan.FromHours(9))))).Report);

        Assert.Equal(
            [
                TestEvidence.AmazonLinux, "3.3.1", "running", "2026-11-01T00:00:00Z", "unmanaged",
                "unmanaged", "managed", "", "index-lag",
            ],
            From(rows[1], "platform", 9));
        Assert.StartsWith("Systems Manager manages the instance", Of(rows[1], "causeFact"), StringComparison.Ordinal);
        Assert.StartsWith("No fix is needed", Of(rows[1], "fix"), StringComparison.Ordinal);
        Assert.StartsWith("https://console.aws.amazon.com/", Of(rows[1], "fixUrl"), StringComparison.Ordinal);
        Assert.Equal(["unmanaged", "", "unmanaged", "Auto Scaling group =batch"], From(rows[2], "resourceExplorer", 4));
        Assert.Equal(From(rows[2], "group", 4), From(rows[3], "group", 4));
        Assert.NotEqual("", Of(rows[3], "cause"));
    }

    [Fact]
    public async Task ShowsTheAgeOfTheEvidenceAndAConsoleLink()
    {
        var rows = await RowsAsync(Fleets.Findings(
            Fleets.With(managed: [1], unmanaged: [2, 3]), null, null, null,
            TestEvidence.FromSecurityHub(Fleets.Now.AddMinutes(-90), (Fleets.Key(3), ManagementStatus.Unmanaged))).Report);

        Assert.Equal("6", Of(rows[1], "evidenceAgeHours"));
        Assert.Equal("1", Of(rows[2], "evidenceAgeHours"));
        Assert.Equal(
            "https://console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-00000000000000002",
            Of(rows[1], "consoleUrl"));
    }

    [Fact]
    public async Task ShowsTheExemptionThatEnded()
    {
        var inventory = Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", "2026-11-23"))], Fleets.Node(1));

        var rows = await RowsAsync(inventory, Fleets.EarlierReports(inventory));

        Assert.Equal(["", "", "tag fleetdiff:exempt, until 2026-11-23"], From(rows[1], "exemptBy", 3));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "‹U+0009›=1")]
    [InlineData("\r\n=1", "‹U+000D›‹U+000A›=1")]
    [InlineData("\u200B=1", "‹U+200B›=1")]
    [InlineData("pay0;=1+1", "pay0;'=1+1")]
    [InlineData("a;;\u3000@SUM(A1);b", "a;;'\u3000@SUM(A1);b")]
    [InlineData(";\"=1+1\"", ";'\"=1+1\"")]
    [InlineData("\"=1+1\"", "'\"=1+1\"")]
    [InlineData("pay0\t=1+1", "pay0‹U+0009›=1+1")]
    [InlineData("a;b", "a;b")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\u00A0=1+1", "‹U+00A0›=1+1")]
    [InlineData("\u3000=1+1", "'\u3000=1+1")]
    [InlineData("a=1", "a=1")]
    [InlineData("東京", "東京")]
    public async Task NoCellIsAFormula(string name, string field)
    {
        var rows = await RowsAsync(Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, ("Name", name))], Fleets.Node(1)));

        Assert.Equal(field, Of(rows[1], "name"));
    }

    [Fact]
    public async Task TagsStayTheSameJsonWithoutFormulasOrInvisibleCharacters()
    {
        const string Value = "pay0; =1+1\u200B\t東京";

        var rows = await RowsAsync(Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, ("team", Value))], Fleets.Node(1)));

        Assert.Equal("{\"team\":\"pay0; \\u003D1+1\\u200B\\t東京\"}", Of(rows[1], "tags"));
        using var json = JsonDocument.Parse(Of(rows[1], "tags"));
        Assert.Equal(Value, json.RootElement.GetProperty("team").GetString());
    }

    [Fact]
    public async Task AccountsKeepTheirLeadingZerosAndHaveNames()
    {
        var key = Fleets.Key("i-00000002", "012345678901");
        var report = Fleets.Report(Fleets.FromInstances([Fleets.Instance(1), Fleets.Instance(key)], Fleets.Node(1)));

        var rows = await RowsAsync(report with
        {
            Unmanaged = [report.Unmanaged[0] with { AccountName = "payments-prod", OrganizationalUnit = "Workloads/Prod" }],
        });

        Assert.Equal(["012345678901", "payments-prod", "Workloads/Prod"], From(rows[1], "account", 3));
        Assert.Equal("arn:aws:ec2:eu-west-1:012345678901:instance/i-00000002", Of(rows[1], "arn"));
    }

    [Fact]
    public async Task PrintedOutputWithoutInstancesIsTheHeaderWithoutAByteOrderMark()
    {
        var summary = new ReportSummary(Fleets.Report(Fleets.With(managed: [1])));
        using var stream = new MemoryStream();

        await new UnmanagedCsvColumns(summary).WriteAsync([], stream, byteOrderMark: false, default);

        Assert.Equal($"{string.Join(',', Columns)}\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public async Task HostileNamesFactsAndTagsRoundTripWithoutFormulas(string text) => Assert.True(await ReadsBackAsync(text));

    [Property]
    public bool AnyTextRoundTrips(string? text) => ReadsBackAsync(text ?? "").GetAwaiter().GetResult();

    private static async Task<bool> ReadsBackAsync(string text)
    {
        var tags = Fleets.CreateTags(("Name", text), (",\"\r\n", text));
        var report = Fleets.Report(Fleets.FromInstances(
            [Fleets.Instance(1), new Instance(Fleets.Key(2), null, tags)], Fleets.Node(1)));
        var rows = await RowsAsync(report with
        {
            Unmanaged =
            [
                report.Unmanaged[0] with
                {
                    AccountName = text, OrganizationalUnit = text, Cause = new(CauseCode.InstanceProfile, text, text, null),
                },
            ],
        });
        using var json = JsonDocument.Parse(Of(rows[1], "tags"));
        Assert.All(
            new[] { "accountName", "organizationalUnit", "causeFact", "fix" }, column => Assert.All(
                Of(rows[1], column).Split(';'), cell => Assert.DoesNotMatch("^[ \u3000\"]*[=+@-]", cell)));

        return rows.Count == 2
            && rows.All(row => row.Count == Columns.Length)
            && WithoutApostrophes(Of(rows[1], "name")) == WithoutApostrophes(SafeText.EscapeInvisible(tags["Name"] ?? ""))
            && json.RootElement.GetProperty("Name").GetString() == tags["Name"];
    }

    private static string Of(IReadOnlyList<string> row, string column) => row[Array.IndexOf(Columns, column)];

    private static IEnumerable<string> From(IReadOnlyList<string> row, string column, int count) =>
        row.Skip(Array.IndexOf(Columns, column)).Take(count);

    private static string WithoutApostrophes(string text) => text.Replace("'", "", StringComparison.Ordinal);

    private static Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(FleetInventory inventory, Report? before = null) =>
        RowsAsync(Fleets.Report(inventory, before));

    private static Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(Report report) =>
        CsvFiles.ReadAsync(report, "unmanaged.csv");
}
