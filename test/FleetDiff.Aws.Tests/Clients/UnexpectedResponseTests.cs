using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Clients;

/// <summary>Undocumented responses and denials of the services, for every client that reads one.</summary>
public sealed class UnexpectedResponseTests : WireTests
{
    private const string Start = "failed: the response does not match the documentation of the service";
    private const string Advice = "no proxy or captive portal replaces its responses, and run again.";
    private const string OtherShape = """
        {"View":5,"Resources":5,"Findings":5,"Nodes":5,"Summary":5,"Results":5,"Indexes":5,"Accounts":5,"Organization":5,
        "OrganizationalUnit":5}
        """;

    private const string Portal = "<!DOCTYPE html><html><body>Please sign in.<br></body></html>";

    private static readonly string[] Operations =
    [
        "GetView", "ListResources", "GetFindings", "ListNodes", "ListNodesSummary", "SelectAggregateResourceConfig", "Publish",
        "ListObjectsV2", "ListIndexesForMembers", "DescribeOrganization", "ListAccounts", "DescribeOrganizationalUnit",
    ];

    // The HTTP client rejects these responses before the SDK parses them: one operation of each kind is enough.
    public static TheoryData<string> OneOfEachKind => ["ListResources", "ListNodes", "Publish", "ListObjectsV2"];

    // An empty object, no body, and a body of another shape; of the JSON and of the XML protocol.
    public static IEnumerable<object[]> Malformed =>
        from operation in Operations
        from body in IsXml(operation) ? (string[])["<Nothing/>", "", "Please sign in"] : ["{}", "", OtherShape]
        select (object[])[operation, body];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(3, unmanaged: 1);
        Aws.Organizations.Create("o-example1234").AddUnit(new("ou-root-workload", "Workloads"))
            .AddAccount(new(WireFixture.Account, "payments-prod") { Unit = "ou-root-workload" });
    }

    [Theory]
    [InlineData("ListResources", "Allow resource-explorer-2:Search, resource-explorer-2:ListResources")]
    [InlineData("ListIndexesForMembers", "Allow resource-explorer-2:ListIndexesForMembers")]
    [InlineData("PutObject", "Allow s3:PutObject on")]
    [InlineData("GetObject", "Allow s3:GetObject on")]
    [InlineData("ListObjectsV2", "Allow s3:ListBucket on")]
    [InlineData("Publish", "Allow sns:Publish on the topic")]
    public async Task NamesTheMissingPermission(string operation, string fix)
    {
        Aws.Faults.On(operation, Fault.Denied);

        var line = await LineAsync(operation);

        Assert.Contains("(HTTP 403)", line, StringComparison.Ordinal);
        Assert.Contains(fix, line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task RejectsAMalformedResponse(string operation, string body)
    {
        Aws.Faults.On(operation, Fault.Raw(200, Type(operation), body));

        AssertNamed(await LineAsync(operation));
    }

    // The parser of the SDK accepts a byte order mark and trailing commas.
    [Theory]
    [InlineData("""{"\ud800":5}""")]
    [InlineData("""{"Nodes":5,}""")]
    [InlineData("""{"Other":{"a":1,},"Nodes":5}""")]
    [InlineData("\uFEFF{\"Nodes\":5}")]
    public async Task RejectsJsonThatTheSdkWouldReadWithoutEnd(string body)
    {
        Aws.Faults.On("ListNodes", Fault.Raw(200, "application/x-amz-json-1.1", body));

        AssertNamed(await LineAsync("ListNodes"));
    }

    [Theory]
    [MemberData(nameof(OneOfEachKind))]
    public async Task RejectsTheResponseOfACaptivePortal(string operation)
    {
        Aws.Faults.On(operation, Fault.Raw(200, "text/html; charset=utf-8", Portal));

        var line = await LineAsync(operation);

        AssertNamed(line);
        Assert.Contains("HTTP 200 with a web page", line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OneOfEachKind))]
    public async Task StopsReadingAnEndlessPageAtTheLimit(string operation)
    {
        var flood = new Flood(300_000_000);
        Aws.Faults.On(operation, Fault.Flooded(200, Type(operation), "", flood));

        var line = await LineAsync(operation);

        AssertNamed(line);
        Assert.Contains("HTTP 200 with more than 32 MiB", line, StringComparison.Ordinal);
        // Three lists of resources are read in parallel, each requested once more with a smaller page.
        Assert.InRange(flood.Written, 1, (operation == "ListResources" ? 6 : 1) * 64_000_000);
    }

    [Theory]
    [MemberData(nameof(OneOfEachKind))]
    public async Task StopsReadingAnEndlessErrorAtTheLimit(string operation)
    {
        var flood = new Flood(100_000_000);
        Aws.Faults.On(operation, Fault.Flooded(403, Type(operation), "", flood));

        var line = await LineAsync(operation);

        AssertNamed(line);
        Assert.Contains("HTTP 403 with more than 256 KiB", line, StringComparison.Ordinal);
        Assert.InRange(flood.Written, 1, 16_000_000);
    }

    [Theory]
    [InlineData("ListResources", 302)]
    [InlineData("GetFindings", 307)]
    [InlineData("Publish", 302)]
    [InlineData("ListObjectsV2", 302)]
    [InlineData("GetObject", 302)]
    [InlineData("PutObject", 307)]
    public async Task DoesNotFollowARedirect(string operation, int status)
    {
        await using var other = await WireFixture.StartAsync();
        Aws.Faults.On(operation, Fault.Redirect(status, $"{other.Aws.Url}/elsewhere"));

        var line = await LineAsync(operation);

        AssertNamed(line);
        Assert.Contains($"HTTP {status}, a redirect to 127.0.0.1, which is not followed", line, StringComparison.Ordinal);
        Assert.Empty(other.Aws.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task NamesTheRegionOfABucketInAnotherRegion(int status)
    {
        Aws.Faults.On("PutObject", Fault.Redirect(
            status, "https://fleetdiff-archive.s3.eu-central-1.amazonaws.com/x", ("x-amz-bucket-region", "eu-central-1")));

        var line = await LineAsync("PutObject");

        Assert.Contains($"HTTP {status}, the bucket is in Region eu-central-1", line, StringComparison.Ordinal);
        Assert.EndsWith("Set AWS_REGION to eu-central-1, or use a bucket in the Region of the function, and run again.", line,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PutObject")]
    [InlineData("GetObject")]
    public async Task RejectsAResponseThatIsNotFromS3(string operation)
    {
        Aws.Faults.On(operation, Fault.Raw(200, "", ""));

        AssertNamed(await LineAsync(operation));
    }

    [Fact]
    public async Task AnAlertThatACaptivePortalAnswersIsSentByTheNextRun()
    {
        Aws.Faults.On("Publish", Fault.Raw(200, "text/html", Portal));
        await LineAsync("Publish");
        Aws.Faults.Clear();

        var alert = (await Wire.RunAsync()).Alert;

        Assert.Single(Aws.Sns.Published);
        Assert.True(alert.Sent);
        Assert.NotEmpty(alert.MessageId!);
    }

    [Fact]
    public async Task RetriesTheErrorPageOfAGateway()
    {
        Aws.Faults.On("ListResources", occurrence: 1, Fault.Raw(503, "text/html", Portal));

        Assert.Equal(3, (await Wire.ReadAsync()).Instances.Count);
    }

    [Fact]
    public async Task RequestsFewerRowsWhenAPageIsTooLarge()
    {
        Aws.Faults.On("ListResources", Fault.Flooded(200, "application/json", "", new Flood(300_000_000)),
            request => request.Body.Contains("999", StringComparison.Ordinal));

        Assert.Equal(3, (await Wire.ReadAsync()).Instances.Count);
    }

    private static void AssertNamed(string line)
    {
        Assert.Contains(Start, line, StringComparison.Ordinal);
        Assert.EndsWith(Advice, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    private static bool IsXml(string operation) => operation is "Publish" or "ListObjectsV2";

    private static string Type(string operation) => IsXml(operation) ? "text/xml" : "application/json";

    // Returns the single log line of a failed call.
    private async Task<string> LineAsync(string operation)
    {
        const string Key = "reports/date=2026-11-23/report.json";
        return operation switch
        {
            "GetView" or "ListResources" => await FailAsync(() => Wire.ReadAsync()),
            "ListIndexesForMembers" => Assert.Single((await Wire.ReadAsync("777788889999")).Warnings),
            "GetFindings" => await SourceAsync(Wire.SecurityHub()),
            "ListNodes" or "ListNodesSummary" => await SourceAsync(Wire.SystemsManager()),
            "SelectAggregateResourceConfig" => await SourceAsync(Wire.ConfigAggregator()),
            "DescribeOrganization" or "ListAccounts" or "DescribeOrganizationalUnit" => await SourceAsync(Wire.Organizations()),
            "Publish" => await FailAsync(() => Wire.RunAsync()),
            "ListObjectsV2" => await FailAsync(() => Wire.Archive().ListAsync("reports/", default)),
            "GetObject" => await FailAsync(() => Wire.Archive().OpenAsync(Key, default)),
            _ => await FailAsync(() => Wire.Archive().PutAsync(Key, WireFixture.Content(""), default)),
        };

        static async Task<string> FailAsync(Func<Task> call) => (await Assert.ThrowsAsync<RunFailedException>(call)).Message;

        static async Task<string> SourceAsync(IEvidenceSource source) =>
            (await source.FailAsync(TestInventories.Fleet(3, unmanaged: 1))).Message;
    }
}
