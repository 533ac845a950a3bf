using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Tests;
using FleetDiff.Reporting.Ocsf;
using FsCheck.Xunit;

namespace FleetDiff.Reporting.Tests.Ocsf;

public partial class OcsfFindingsTests
{
    private const string Exempt = "fleetdiff:exempt";

    // The attributes that FleetDiff writes, from schema.ocsf.io/1.6.0/classes/compliance_finding, its cloud profile and the
    // objects named there: requirement, type, attribute. FleetDiff must not write an attribute that is not listed here.
    private const string Published = """
        required     integer  activity_id
        optional     string   activity_name
        required     integer  category_uid
        optional     string   category_name
        required     integer  class_uid
        optional     string   class_name
        required     object   cloud
        optional     object   cloud.account
        recommended  string   cloud.account.name
        optional     string   cloud.account.type
        recommended  integer  cloud.account.type_id
        recommended  string   cloud.account.uid
        optional     object   cloud.org
        recommended  string   cloud.org.ou_name
        recommended  string   cloud.org.uid
        required     string   cloud.provider
        recommended  string   cloud.region
        required     object   compliance
        recommended  string   compliance.control
        recommended  string   compliance.status
        optional     string   compliance.status_code
        optional     array    compliance.status_details
        optional     string   compliance.status_details[]
        recommended  integer  compliance.status_id
        required     object   finding_info
        optional     string   finding_info.desc
        optional     time     finding_info.first_seen_time
        optional     time     finding_info.last_seen_time
        recommended  string   finding_info.title
        required     string   finding_info.uid
        recommended  string   message
        required     object   metadata
        required     object   metadata.product
        recommended  string   metadata.product.name
        recommended  string   metadata.product.vendor_name
        optional     array    metadata.profiles
        optional     string   metadata.profiles[]
        required     string   metadata.version
        recommended  object   remediation
        required     string   remediation.desc
        optional     array    remediation.references
        optional     string   remediation.references[]
        recommended  array    resources
        optional     object   resources[]
        optional     string   resources[].cloud_partition
        optional     object   resources[].group
        recommended  string   resources[].group.name
        recommended  string   resources[].name
        optional     string   resources[].region
        optional     array    resources[].tags
        optional     object   resources[].tags[]
        required     string   resources[].tags[].name
        recommended  string   resources[].tags[].value
        optional     string   resources[].type
        recommended  string   resources[].uid
        optional     string   severity
        required     integer  severity_id
        recommended  string   status
        recommended  integer  status_id
        optional     string   status_detail
        required     time     time
        required     integer  type_uid
        optional     string   type_name
        """;

    private static readonly Dictionary<string, (string Requirement, string Type)> Attributes = Published
        .Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[2], words => (words[0], words[1]), StringComparer.Ordinal);

    public static TheoryData<string> Runs => FiveRuns.Names;

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task ConformToTheSchema(string run)
    {
        var lines = (await FiveRuns.FileAsync(run, "unmanaged.ocsf.jsonl"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(run == "suspect", lines.Length == 0);
        Assert.All(lines, line => Assert.Empty(Mistakes(JsonDocument.Parse(line).RootElement, "")));
    }

    [Fact]
    public async Task NameTheInstanceItsLocationAndTheProblem()
    {
        var finding = Assert.Single(await FindingsAsync(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]))));

        Assert.Equal((2003, 200301, "Medium"), (
            finding.GetProperty("class_uid").GetInt32(), finding.GetProperty("type_uid").GetInt32(),
            Text(finding, "severity")));
        Assert.Equal(
            "arn:aws:ec2:eu-west-1:111111111111:instance/i-00000000000000002", Text(finding, "resources", "uid"));
        Assert.Equal(
            (Fleets.Account, Fleets.Ireland),
            (Text(finding, "cloud", "account", "uid"), Text(finding, "cloud", "region")));
        Assert.Equal("no-node-listed", Text(finding, "compliance", "status_code"));
    }

    [Theory]
    [InlineData("arn:aws:organizations::111111111111:organization/o-example", "o-example")]
    [InlineData("arn:aws:organizations::111111111111:ou/o-example/ou-ab12-workloads", "o-example")]
    [InlineData("arn:aws:iam::111111111111:root", null)]
    [InlineData(null, null)]
    public async Task NameTheAccountAndItsOrganization(string? scope, string? organization)
    {
        var report = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]));

        var cloud = Assert.Single(await FindingsAsync(report with
        {
            View = report.View with { Scope = scope },
            Accounts = [report.Accounts[0] with { AccountName = "payments-prod", OrganizationalUnit = "Workloads/Prod" }],
        })).GetProperty("cloud");

        Assert.Equal("payments-prod", Text(cloud, "account", "name"));
        Assert.Equal(organization is not null, cloud.TryGetProperty("org", out var org));
        Assert.Equal(
            organization is null ? (null, null) : (organization, "Workloads/Prod"),
            organization is null ? (null, null) : (Text(org, "uid"), Text(org, "ou_name")));
    }

    [Fact]
    public async Task GiveTheFactAndTheFixOfTheCause()
    {
        var report = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]));
        var cause = new Cause(CauseCode.NoInstanceProfile, "It has no instance profile.", "Attach one.", "https://example.com/");

        var finding = Assert.Single(await FindingsAsync(report with
        {
            Unmanaged = [report.Unmanaged[0] with { Cause = cause }],
        }));

        Assert.Equal(cause.Fact, Property(finding, "compliance", "status_details")[0].GetString());
        Assert.Equal((cause.Fix, cause.Url), (
            Text(finding, "remediation", "desc"), Property(finding, "remediation", "references")[0].GetString()));
    }

    [Fact]
    public async Task KeepTheirUidAndFirstDateWhileOpen()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]);
        var first = Fleets.EarlierReports(inventory);

        var created = Assert.Single(await FindingsAsync(first));
        var updated = Assert.Single(await FindingsAsync(Fleets.Report(inventory, first)));

        Assert.Equal(("Create", "Update"), (Text(created, "activity_name"), Text(updated, "activity_name")));
        Assert.Equal(
            "fleetdiff/unmanaged/111111111111/eu-west-1/i-00000000000000002", Text(created, "finding_info", "uid"));
        foreach (var lasting in new[] { "uid", "first_seen_time" })
        {
            Assert.Equal(
                Property(created, "finding_info", lasting).GetRawText(),
                Property(updated, "finding_info", lasting).GetRawText());
        }

        Assert.Equal(
            Fleets.At(Fleets.PreviousDate, 0).ToUnixTimeMilliseconds(),
            Property(updated, "finding_info", "first_seen_time").GetInt64());
    }

    [Fact]
    public async Task AreSuppressedWhileTheInstanceIsExemptAndNameTheExemption()
    {
        var finding = Assert.Single(await FindingsAsync(Fleets.Report(Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, (Exempt, "2027-03-31"))], Fleets.Node(1)))));

        Assert.Equal(("Suppressed", "Fail"), (Text(finding, "status"), Text(finding, "compliance", "status")));
        Assert.Equal("tag fleetdiff:exempt, until 2027-03-31", Text(finding, "status_detail"));
    }

    [Fact]
    public async Task AreClosedWhenTheInstanceIsManagedOrRemoved()
    {
        var before = Fleets.EarlierReports(Fleets.With(managed: [1], unmanaged: [2, 3]));

        var findings = await FindingsAsync(Fleets.Report(Fleets.With(managed: [1, 2]), before));

        Assert.Equal(
            [("Close", "Resolved", "Pass"), ("Close", "Archived", "Fail")],
            findings.Select(finding => (
                Text(finding, "activity_name"), Text(finding, "status"), Text(finding, "compliance", "status"))));
    }

    [Fact]
    public async Task AReopenedInstanceKeepsItsFindingUid()
    {
        var open = Fleets.With(managed: [1], unmanaged: [2]);
        var resolved = Fleets.Report(
            Fleets.With(managed: [1, 2]), Fleets.Report(open, date: Fleets.RunDate.AddDays(-2)), Fleets.PreviousDate);

        var finding = Assert.Single(await FindingsAsync(Fleets.Report(open, resolved)));

        Assert.Equal(("Update", "New"), (Text(finding, "activity_name"), Text(finding, "status")));
    }

    [Fact]
    public async Task NameThePartitionOfTheView()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]) with
        {
            View = new("arn:aws-us-gov:resource-explorer-2:us-gov-west-1:111111111111:view/fleet/1", null),
        };

        var finding = Assert.Single(await FindingsAsync(Fleets.Report(inventory)));

        Assert.StartsWith("arn:aws-us-gov:ec2:", Text(finding, "resources", "uid"), StringComparison.Ordinal);
        Assert.Equal("aws-us-gov", Text(finding, "resources", "cloud_partition"));
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public async Task KeepHostileTagsAsData(string text) => Assert.True(await ReadsBackAsync(text));

    [Property]
    public bool AnyTagTextRoundTrips(string? text) => ReadsBackAsync(text ?? "").GetAwaiter().GetResult();

    private static async Task<bool> ReadsBackAsync(string text)
    {
        var tags = Fleets.CreateTags(("Name", text), ($"k{text}", text));
        var report = Fleets.Report(Fleets.FromInstances(
            [Fleets.Instance(1), new Instance(Fleets.Key(2), null, tags)], Fleets.Node(1)));
        var findings = await FindingsAsync(report with { Accounts = [report.Accounts[0] with { AccountName = text }] });
        var resource = findings.Single().GetProperty("resources")[0];

        return !Mistakes(findings.Single(), "").Any()
            && resource.GetProperty("name").GetString() == tags["Name"]
            && Text(findings.Single(), "cloud", "account", "name") == resource.GetProperty("name").GetString()
            && resource.GetProperty("tags").EnumerateArray()
                .Select(tag => (Text(tag, "name"), Text(tag, "value")))
                .SequenceEqual(tags.ToList().Select(tag => ((string?)tag.Key, (string?)tag.Value)));
    }

    private static async Task<IReadOnlyList<JsonElement>> FindingsAsync(Report report)
    {
        using var stream = new MemoryStream();
        await new OcsfFindings(new(report)).WriteAsync(stream, default);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        Assert.Equal("", lines[^1]);
        return [.. lines.SkipLast(1).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string? Text(JsonElement finding, params string[] path) => Property(finding, path).GetString();

    private static JsonElement Property(JsonElement finding, params string[] path) => path.Aggregate(
        finding, (at, name) => at.ValueKind == JsonValueKind.Array ? at[0].GetProperty(name) : at.GetProperty(name));

    // The deviations of a value from the schema, by path.
    private static IEnumerable<string> Mistakes(JsonElement value, string path)
    {
        var type = TypeOf(value, path);
        if (path.Length > 0 && (!Attributes.TryGetValue(path, out var published) || published.Type != type))
        {
            return [$"{path} is a {type}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Mistakes(item, $"{path}[]")),
            JsonValueKind.Object => value.EnumerateObject()
                .SelectMany(field => Mistakes(field.Value, Join(path, field.Name)))
                .Concat(Required(path).Where(name => !value.TryGetProperty(name, out _))
                    .Select(name => $"{Join(path, name)} is missing")),
            _ => [],
        };
    }

    private static string TypeOf(JsonElement value, string path) => value.ValueKind switch
    {
        // The start of this century in milliseconds since 1970. Smaller times are in the wrong unit.
        JsonValueKind.Number when IsATime().IsMatch(path) && value.GetInt64() > 946_684_800_000 => "time",
        JsonValueKind.Number when value.TryGetInt32(out _) => "integer",
        var kind => kind.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private static IEnumerable<string> Required(string path) => Attributes
        .Where(attribute => attribute.Value.Requirement == "required")
        .Select(attribute => attribute.Key)
        .Where(name => name.LastIndexOf('.') is var dot && (dot < 0 ? "" : name[..dot]) == path)
        .Select(name => name[(name.LastIndexOf('.') + 1)..]);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    [GeneratedRegex("(^|_)time$")]
    private static partial Regex IsATime();
}
