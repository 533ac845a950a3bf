using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Evidence from AWS Security Hub CSPM: control SSM.1, "EC2 instances should be managed by AWS Systems Manager". PASSED
/// is managed and FAILED is unmanaged. WARNING and NOT_AVAILABLE are no evidence: information was missing, or the check
/// could not be made (Security Hub API Reference, Compliance.Status).
/// </summary>
/// <param name="client">
/// The client, in the view's Region. That has to be the aggregation Region as well: only there the findings of all
/// Regions are found (Security Hub user guide, Cross-Region aggregation).
/// </param>
public sealed class SecurityHubSource(IAmazonSecurityHub client) : IEvidenceSource
{
    /// <summary>The quota of GetFindings, with bursts of 6 (Security Hub API Reference, Welcome).</summary>
    public const double CallsPerSecond = 3;

    private const string Permission = "securityhub:GetFindings on the hub";

    private const string SetupHint =
        "Turn Security Hub CSPM on in this Region, with the control SSM.1 and the findings of all Regions aggregated "
        + "here, or take security-hub out of " + Setting.Evidence + ".";

    private const string Control = "SSM.1";
    private const string ResourceType = "AwsEc2Instance";

    // Security Hub API Reference, GetFindings: MaxResults, and the values of one filter.
    private const int PageSize = 100;
    private const int ArnsPerCall = 20;

    private static readonly IReadOnlyList<string> AllPages = [];

    /// <inheritdoc/>
    public Source Name => Source.SecurityHub;

    /// <inheritdoc/>
    public async Task<SourceEvidence> ReadAsync(
        InventoryComparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var reader = new PageReader(progress, CreateFailure);
        var rows = new EvidenceCollector(Name);
        var unreadable = new UnreadableRowLog();
        var foreign = new ConflictingRowLog($"{Control} findings",
            "are not Security Hub's own, or not of the account and Region of their instance");
        var partition = comparison.Inventory.View.Partition;

        // What failed can contradict any instance. What passed matters where something speaks against the instance.
        await ReadAsync(ComplianceStatus.FAILED, [AllPages]);
        List<InstanceKey> inQuestion = [.. comparison.GetUnmanaged().Union(rows.All.Keys)];
        await ReadAsync(ComplianceStatus.PASSED, CreateQueries(inQuestion, partition, comparison));

        return new(reader.CreateResult(Name, rows.Times))
        {
            Evidence = rows.All,
            Warnings = [.. unreadable.CreateWarnings($"{Control} findings"), .. foreign.Warnings],
        };

        Task ReadAsync(ComplianceStatus status, IReadOnlyList<IReadOnlyList<string>> queries) => reader.ReadAsync(
            $"{Control} findings {status}",
            queries,
            (arns, token) => ReadPageAsync(status, arns, token, cancellationToken),
            finding => AddFinding(finding, partition, rows, unreadable, foreign),
            cancellationToken);
    }

    /// <summary>Asks for one finding: whether it can be asked at all.</summary>
    /// <exception cref="SourceFailedException">It cannot.</exception>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadPageAsync(ComplianceStatus.FAILED, AllPages, null, cancellationToken);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw CreateFailure($"{Control} findings", 0, e);
        }
    }

    // By ARN, or the whole list: whichever is fewer calls, if the list has one finding for each instance.
    private static IReadOnlyList<IReadOnlyList<string>> CreateQueries(
        List<InstanceKey> instances, string partition, InventoryComparison comparison)
    {
        if (PageReader.ReadPagesAsync(instances.Count, ArnsPerCall) > PageReader.ReadPagesAsync(comparison.Inventory.Instances.Length, PageSize))
        {
            return [AllPages];
        }

        return [.. instances
            .Select(key => $"arn:{partition}:ec2:{key.Region}:{key.Account}:instance/{key.Instance}")
            .Chunk(ArnsPerCall)];
    }

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

    // Each finding is held against the filters once more: nothing but SSM.1 may become evidence.
    private static void AddFinding(
        AwsSecurityFinding finding,
        string partition,
        EvidenceCollector rows,
        UnreadableRowLog unreadable,
        ConflictingRowLog foreign)
    {
        var says = finding.Compliance?.Status?.Value switch
        {
            "PASSED" => ManagementStatus.Managed,
            "FAILED" => ManagementStatus.Unmanaged,
            _ => ManagementStatus.Unknown,
        };
        if (says == ManagementStatus.Unknown || finding.Compliance?.SecurityControlId != Control
            || finding.RecordState != RecordState.ACTIVE)
        {
            return;
        }

        foreach (var resource in (finding.Resources ?? []).Where(resource => resource.Type == ResourceType))
        {
            if (!ResourceArn.TryParse(resource.Id, out var arn) || arn.Kind != ResourceKind.Instance)
            {
                unreadable.Add(resource.Id);
            }
            else if (!IsOwnAccount(finding, partition, arn.Key))
            {
                foreign.Add(finding.Id);
            }
            else
            {
                rows.Add(arn.Key, says, UtcTime.Parse(finding.UpdatedAt), ParseSuppression(finding, says));
            }
        }
    }

    // Security Hub sets RESOLVED itself where a control passes, and NEW where it fails again: on a failed finding a person
    // has set it (user guide, Setting the workflow status of findings).
    private static Suppression? ParseSuppression(AwsSecurityFinding finding, ManagementStatus says) =>
        finding.Workflow?.Status?.Value is { } status
        && (status == "SUPPRESSED" || (status == "RESOLVED" && says == ManagementStatus.Unmanaged))
            ? new(status, finding.Note?.UpdatedBy, UtcTime.Parse(finding.Note?.UpdatedAt), finding.Note?.Text)
            : null;

    // Every account may import findings, of its own products and of those that it enables; only the service itself makes
    // those of this product (Security Hub API Reference, BatchImportFindings; user guide, Product ARNs).
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
