using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Clients;

/// <summary>Undocumented responses of the services, for every client that reads one.</summary>
public sealed class UnexpectedResponseTests : WireTests
{
    private const string Start = "failed: the response does not match the documentation of the service";
    private const string Advice = "no proxy or captive portal replaces its responses, and run again.";
    private const string Portal = "<!DOCTYPE html><html><body>Please sign in.<br></body></html>";

    private static readonly string[] Operations =
    [
        "GetView", "ListResources", "GetFindings", "ListNodes", "ListNodesSummary", "SelectAggregateResourceConfig", "Publish",
        "ListObjectsV2", "ListIndexesForMembers", "DescribeOrganization", "ListAccounts", "DescribeOrganizationalUnit",
    ];

    public static TheoryData<string> Listing => [.. Operations];

    public static TheoryData<string, int> Redirecting
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var operation in Operations.Concat(["PutObject", "GetObject"]))
            {
                data.Add(operation, 302);
                data.Add(operation, 307);
            }

            return data;
        }
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(3, unmanaged: 1);
        Aws.Organizations.Create("o-example1234").AddUnit(new("ou-root-workload", "Workloads"))
            .AddAccount(new(WireFixture.Account, "payments-prod") { Unit = "ou-root-workload" });
    }

    [Theory]
    [MemberData(nameof(Listing))]
    public async Task RejectsAnEmptyObject(string operation)
    {
        Aws.Faults.On(operation, Fault.Raw(200, Type(operation), IsXml(operation) ? "<Nothing/>" : "{}"));

        AssertNamed(await LineAsync(operation));
    }

    [Theory]
    [MemberData(nameof(Listing))]
    public async Task RejectsAnEmptyResponse(string operation)
    {
        Aws.Faults.On(operation, Fault.Raw(200, Type(operation), ""));

        AssertNamed(await LineAsync(operation));
    }

    [Theory]
    [MemberData(nameof(Listing))]
    public async Task RejectsAResponseOfAnotherShape(string operation)
    {
        Aws.Faults.On(operation, Fault.Raw(200, Type(operation), IsXml(operation)
            ? "Please sign in"
            : """
              {"View":5,"Resources":5,"Findings":5,"Nodes":5,"Summary":5,"Results":5,"Indexes":5,"Accounts":5,"Organization":5,
              "OrganizationalUnit":5}
              """));

        AssertNamed(await LineAsync(operation));
    }

    [Theory]
    [MemberData(nameof(Listing))]
    public async Task RejectsTheResponseOfACaptivePortal(string operation)
    {
        Aws.Faults.On(operation, Fault.Raw(200, "text/html; charset=utf-8", Portal));

        var line = await LineAsync(operation);

        AssertNamed(line);
        Assert.Contains("HTTP 200 with a web page", line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Listing))]
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
    [MemberData(nameof(Listing))]
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
    [MemberData(nameof(Redirecting))]
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

        Assert.Equal(3, (await Wire.ReadAsync()).Instances.Length);
    }

    [Fact]
    public async Task RequestsFewerRowsWhenAPageIsTooLarge()
    {
        Aws.Faults.On("ListResources", Fault.Flooded(200, "application/json", "", new Flood(300_000_000)),
            request => request.Body.Contains("999", StringComparison.Ordinal));

        Assert.Equal(3, (await Wire.ReadAsync()).Instances.Length);
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
        var fleet = TestComparisons.Fleet(3, unmanaged: 1);
        switch (operation)
        {
            case "GetView" or "ListResources":
                return (await Assert.ThrowsAsync<RunFailedException>(() => Wire.ReadAsync())).Message;
            case "ListIndexesForMembers":
                return Assert.Single((await Wire.ReadAsync("777788889999")).Warnings);
            case "GetFindings":
                return (await Wire.SecurityHub().FailAsync(fleet)).Message;
            case "ListNodes" or "ListNodesSummary":
                return (await Wire.SystemsManager().FailAsync(fleet)).Message;
            case "SelectAggregateResourceConfig":
                return (await Wire.ConfigAggregator().FailAsync(fleet)).Message;
            case "DescribeOrganization" or "ListAccounts" or "DescribeOrganizationalUnit":
                return (await Wire.Organizations().FailAsync(fleet)).Message;
            case "Publish":
                return (await Assert.ThrowsAsync<RunFailedException>(() => Wire.RunAsync())).Message;
            case "ListObjectsV2":
                return (await Assert.ThrowsAsync<RunFailedException>(
                    () => Wire.Archive().ListAsync("reports/", default))).Message;
            case "GetObject":
                return (await Assert.ThrowsAsync<RunFailedException>(
                    () => Wire.Archive().OpenAsync(Key, default))).Message;
            default:
                return (await Assert.ThrowsAsync<RunFailedException>(
                    () => Wire.Archive().PutAsync(Key, new("text/plain", (_, _) => Task.CompletedTask), default))).Message;
        }
    }
}
