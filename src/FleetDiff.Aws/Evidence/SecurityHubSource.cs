using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Reads evidence from AWS Security Hub CSPM: control SSM.1, "EC2 instances should be managed by AWS Systems Manager".
/// PASSED means managed and FAILED means unmanaged. WARNING and NOT_AVAILABLE are not evidence: information was missing, or
/// the check did not run (Security Hub API Reference, Compliance.Status).
/// </summary>
/// <param name="client">
/// The client, in the view's Region. It must also be the aggregation Region, the only Region with the findings of all
/// Regions (Security Hub User Guide, Cross-Region aggregation).
/// </param>
internal sealed class SecurityHubSource(IAmazonSecurityHub client) : IEvidenceSource
{
    /// <summary>The quota of GetFindings, with bursts of 6 (Security Hub API Reference, Welcome).</summary>
    public const double CallsPerSecond = 3;

    private const string Permission = "securityhub:GetFindings on the hub";

    private const string SetupHint =
        "Turn on Security Hub CSPM in this Region, with the control SSM.1 and cross-Region aggregation to this Region, "
        + "or remove security-hub from " + Setting.Evidence + ".";

    private const string Control = "SSM.1";
    private const string ResourceType = "AwsEc2Instance";

    // Security Hub API Reference, GetFindings: the limits of MaxResults and of the values of one filter.
    private const int PageSize = 100;
    private const int ArnsPerCall = 20;

    private static readonly string[] AllPages = [];

    public Source Name => Source.SecurityHub;

    public async Task<SourceEvidence> ReadAsync(
        Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var inventory = await listing;
        var reader = new PageReader(CreateFailure, progress);
        var rows = new EvidenceCollector(Name);
        var rejected = new RejectedRowLog($"{Control} findings",
            conflict: "are not from Security Hub itself, or not from the account and Region of their instance");
        var partition = inventory.View.Partition;

        // Read all failed findings: they can contradict any instance. Read passed findings only for instances that are
        // unmanaged in the inventory or have a failed finding.
        await ReadAsync(ComplianceStatus.FAILED, [AllPages]);
        List<InstanceKey> inQuestion = [.. inventory.GetUnmanaged().Union(rows.All.Keys)];
        await ReadAsync(ComplianceStatus.PASSED, CreateQueries(inQuestion, partition, inventory));

        return new(reader.CreateResult(Name, rows.Times))
        {
            Evidence = rows.All,
            Warnings = [.. rejected.Warnings],
        };

        Task ReadAsync(ComplianceStatus status, IReadOnlyList<IReadOnlyList<string>> queries) => reader.ReadAsync(
            $"{Control} findings {status}",
            queries,
            (arns, token) => ReadPageAsync(status, arns, token, cancellationToken),
            finding => AddFinding(finding, partition, rows, rejected),
            cancellationToken);
    }

    /// <summary>Tests the call by reading one page of findings.</summary>
    internal Task ProbeAsync(CancellationToken cancellationToken) =>
        new PageReader(CreateFailure).ProbeAsync(
            $"{Control} findings",
            token => ReadPageAsync(ComplianceStatus.FAILED, AllPages, token, cancellationToken),
            cancellationToken);

    // By ARN or the whole list, whichever takes fewer calls. The estimate is one finding for each instance.
    private static string[][] CreateQueries(
        List<InstanceKey> instances, string partition, FleetInventory inventory) =>
        PageReader.CountPages(instances.Count, ArnsPerCall) > PageReader.CountPages(inventory.Instances.Count, PageSize)
            ? [AllPages]
            :
            [
                .. instances
                    .Select(key => $"arn:{partition}:ec2:{key.Region}:{key.Account}:instance/{key.Instance}")
                    .Chunk(ArnsPerCall),
            ];

    private async Task<ResponsePage<AwsSecurityFinding>> ReadPageAsync(
        ComplianceStatus status, IReadOnlyList<string> arns, string? token, CancellationToken cancellationToken)
    {
        var page = await client.GetFindingsAsync(
            new GetFindingsRequest
            {
                Filters = new AwsSecurityFindingFilters
                {
                    ComplianceSecurityControlId = [CreateFilter(Control)],
                    ComplianceStatus = [CreateFilter(status.Value)],
                    RecordState = [CreateFilter(RecordState.ACTIVE.Value)],
                    ResourceType = [CreateFilter(ResourceType)],
                    ResourceId = arns.Count == 0 ? null : [.. arns.Select(CreateFilter)],
                },
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken);
        return new(page.Findings, page.NextToken);
    }

    // Check each finding against the filters again: only SSM.1 may become evidence.
    private static void AddFinding(
        AwsSecurityFinding finding, string partition, EvidenceCollector rows, RejectedRowLog rejected)
    {
        var management = finding.Compliance?.Status?.Value switch
        {
            "PASSED" => ManagementStatus.Managed,
            "FAILED" => ManagementStatus.Unmanaged,
            _ => ManagementStatus.Unknown,
        };
        if (management == ManagementStatus.Unknown || finding.Compliance?.SecurityControlId != Control
            || finding.RecordState != RecordState.ACTIVE)
        {
            return;
        }

        foreach (var resource in (finding.Resources ?? []).Where(resource => resource.Type == ResourceType))
        {
            if (!ResourceArn.TryParse(resource.Id, out var arn) || arn.Kind != ResourceKind.Instance)
            {
                rejected.AddUnreadable(resource.Id);
            }
            else if (!IsOwnAccount(finding, partition, arn.Key))
            {
                rejected.AddConflict(finding.Id);
            }
            else
            {
                rows.Add(arn.Key, management, UtcTime.Parse(finding.UpdatedAt), ParseSuppression(finding, management));
            }
        }
    }

    // Security Hub sets RESOLVED when a control passes, and NEW when it fails again. So a person has set RESOLVED on a failed
    // finding (Security Hub User Guide, Setting the workflow status of findings).
    private static Suppression? ParseSuppression(AwsSecurityFinding finding, ManagementStatus management) =>
        finding.Workflow?.Status?.Value is { } status
        && (status == "SUPPRESSED" || (status == "RESOLVED" && management == ManagementStatus.Unmanaged))
            ? new(status, finding.Note?.UpdatedBy, UtcTime.Parse(finding.Note?.UpdatedAt), finding.Note?.Text)
            : null;

    // Every account can import findings of its own products and of the products that it enables. Only Security Hub creates
    // the findings of this product (Security Hub API Reference, BatchImportFindings; User Guide, Product ARNs).
    private static bool IsOwnAccount(AwsSecurityFinding finding, string partition, InstanceKey instance) =>
        finding.ProductArn == $"arn:{partition}:securityhub:{instance.Region}::product/aws/securityhub"
        && finding.AwsAccountId == instance.Account
        && (finding.Region is null || finding.Region == instance.Region.Code);

    private static StringFilter CreateFilter(string value) =>
        new() { Comparison = StringFilterComparison.EQUALS, Value = value };

    private static SourceFailedException CreateFailure(string what, int pages, Exception e) => AwsFailure.DescribeSource(
        $"listing {what} in Security Hub, after {pages} pages,",
        Permission,
        e,
        e is InvalidAccessException ? SetupHint : null);
}
