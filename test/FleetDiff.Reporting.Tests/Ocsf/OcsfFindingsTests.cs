using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FleetDiff.Reporting.Ocsf;
using FsCheck.Xunit;

namespace FleetDiff.Reporting.Tests.Ocsf;

public partial class OcsfFindingsTests
{
    private static readonly Report OneUnmanaged = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]));

    // The attributes that FleetDiff writes, from schema.ocsf.io/1.6.0/classes/compliance_finding, its cloud profile and the
    // objects named there: requirement, type, attributes. FleetDiff must not write an attribute that is not listed here.
    private const string Published = """
        required integer: activity_id category_uid class_uid severity_id type_uid
        required object: cloud compliance finding_info metadata metadata.product
        required string: cloud.provider finding_info.uid metadata.version remediation.desc resources[].tags[].name
        required time: time
        recommended array: resources
        recommended integer: cloud.account.type_id compliance.status_id status_id
        recommended object: remediation
        recommended string: cloud.account.name cloud.account.uid cloud.org.ou_name cloud.org.uid cloud.region compliance.control
        recommended string: compliance.status finding_info.title message metadata.product.name metadata.product.vendor_name
        recommended string: resources[].group.name resources[].name resources[].tags[].value resources[].uid status
        optional array: compliance.status_details metadata.profiles remediation.references resources[].tags
        optional object: cloud.account cloud.org resources[] resources[].group resources[].tags[]
        optional string: activity_name category_name class_name cloud.account.type compliance.status_code
        optional string: compliance.status_details[] finding_info.desc metadata.profiles[] remediation.references[]
        optional string: resources[].cloud_partition resources[].region resources[].type severity status_detail type_name
        optional time: finding_info.first_seen_time finding_info.last_seen_time
        """;

    private static readonly Dictionary<string, (string Requirement, string Type)> Attributes =
        (from line in Published.Split('\n')
         let words = line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries)
         from attribute in words.Skip(2)
         select KeyValuePair.Create(attribute, (words[0], words[1]))).ToDictionary(StringComparer.Ordinal);

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

    [Theory]
    [InlineData("arn:aws:organizations::111111111111:organization/o-example", "o-example")]
    [InlineData("arn:aws:organizations::111111111111:ou/o-example/ou-ab12-workloads", "o-example")]
    [InlineData("arn:aws:iam::111111111111:root", null)]
    [InlineData(null, null)]
    public async Task NameTheAccountAndItsOrganization(string? scope, string? organization)
    {
        var cloud = Assert.Single(await FindingsAsync(OneUnmanaged with
        {
            View = OneUnmanaged.View with { Scope = scope },
            Accounts = [OneUnmanaged.Accounts[0] with { AccountName = "payments-prod", OrganizationalUnit = "Workloads/Prod" }],
        })).GetProperty("cloud");

        Assert.Equal("payments-prod", Text(cloud, "account", "name"));
        Assert.Equal(
            organization is null ? (null, null) : (organization, "Workloads/Prod"),
            cloud.TryGetProperty("org", out var org) ? (Text(org, "uid"), Text(org, "ou_name")) : (null, null));
    }

    [Fact]
    public async Task KeepTheirUidAndFirstDateWhileOpen()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]);
        var first = Fleets.EarlierReports(inventory);

        var created = Assert.Single(await FindingsAsync(first));
        var updated = Assert.Single(await FindingsAsync(Fleets.Report(inventory, first)));

        Assert.Equal(("Create", "Update"), (Text(created, "activity_name"), Text(updated, "activity_name")));
        Assert.All([created, updated], finding => Assert.Equal(
            ("fleetdiff/unmanaged/111111111111/eu-west-1/i-00000000000000002",
                Fleets.At(Fleets.PreviousDate, 0).ToUnixTimeMilliseconds()),
            (Text(finding, "finding_info", "uid"), Property(finding, "finding_info", "first_seen_time").GetInt64())));
    }

    [Fact]
    public async Task AreSuppressedWhileTheInstanceIsExemptAndNameTheExemption()
    {
        var finding = Assert.Single(await FindingsAsync(Fleets.Report(Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", "2027-03-31"))], Fleets.Node(1)))));

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
    public async Task AReopenedInstanceUpdatesItsFinding()
    {
        var open = Fleets.With(managed: [1], unmanaged: [2]);

        var finding = Assert.Single(await FindingsAsync(Fleets.Reports([open, Fleets.With(managed: [1, 2]), open])[^1]));

        Assert.Equal(("Update", "New"), (Text(finding, "activity_name"), Text(finding, "status")));
    }

    [Fact]
    public async Task NameThePartitionOfTheView()
    {
        var finding = Assert.Single(await FindingsAsync(OneUnmanaged with
        {
            View = new("arn:aws-us-gov:resource-explorer-2:us-gov-west-1:111111111111:view/fleet/1", null),
        }));

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
