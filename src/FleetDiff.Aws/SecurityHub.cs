using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using FleetDiff.Comparing;
using FleetDiff.Configuration;
using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>
/// Evidence from AWS Security Hub CSPM: control SSM.1, "EC2 instances should be managed by AWS Systems Manager". PASSED
/// is managed and FAILED is unmanaged. WARNING and NOT_AVAILABLE are no evidence: information was missing, or the check
/// could not be made (Security Hub API Reference, Compliance.Status).
/// </summary>
/// <param name="client">
/// The client, in the view's Region. That has to be the aggregation Region as well: only there the findings of all
/// Regions are found (Security Hub user guide, Cross-Region aggregation).
/// </param>
public sealed class SecurityHub(IAmazonSecurityHub client) : IEvidenceSource
{
    /// <summary>The quota of GetFindings, with bursts of 6 (Security Hub API Reference, Welcome).</summary>
    public const double CallsPerSecond = 3;

    private const string Permission = "securityhub:GetFindings on the hub";

    private const string SetUp =
        "Turn Security Hub CSPM on in this Region, with the control SSM.1 and the findings of all Regions aggregated "
        + "here, or take security-hub out of " + Setting.Evidence + ".";

    private const string Control = "SSM.1";
    private const string ResourceType = "AwsEc2Instance";

    // Security Hub API Reference, GetFindings: MaxResults, and the values of one filter.
    private const int PageSize = 100;
    private const int ArnsACall = 20;

    private static readonly IReadOnlyList<string> Every = [];

    /// <inheritdoc/>
    public Source Name => Source.SecurityHub;

    /// <inheritdoc/>
    public async Task<SourceEvidence> AskAsync(
        Comparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var reader = new PageReader(progress, Failed);
        var rows = new EvidenceRows(Name);
        var unreadable = new UnreadableRows();
        var foreign = new ContradictoryRows($"{Control} findings",
            "are not Security Hub's own, or not of the account and Region of their instance");
        var partition = comparison.Inventory.View.Partition;

        // What failed can contradict any instance. What passed matters where something speaks against the instance.
        await ReadAsync(ComplianceStatus.FAILED, [Every]);
        List<InstanceKey> inQuestion = [.. comparison.Unmanaged().Union(rows.All.Keys)];
        await ReadAsync(ComplianceStatus.PASSED, QueriesFor(inQuestion, partition, comparison));

        return new(reader.Ledger(Name, rows.Times))
        {
            Evidence = rows.All,
            Warnings = [.. unreadable.Warnings($"{Control} findings"), .. foreign.Warnings],
        };

        Task ReadAsync(ComplianceStatus status, IReadOnlyList<IReadOnlyList<string>> queries) => reader.ReadAsync(
            $"{Control} findings {status}",
            queries,
            (arns, token) => PageAsync(status, arns, token, cancellationToken),
            finding => Take(finding, partition, rows, unreadable, foreign),
            cancellationToken);
    }

    /// <summary>Asks for one finding: whether it can be asked at all.</summary>
    /// <exception cref="SourceFailedException">It cannot.</exception>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PageAsync(ComplianceStatus.FAILED, Every, null, cancellationToken);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw Failed($"{Control} findings", 0, e);
        }
    }

    // By ARN, or the whole list: whichever is fewer calls, if the list has one finding for each instance.
    private static IReadOnlyList<IReadOnlyList<string>> QueriesFor(
        List<InstanceKey> instances, string partition, Comparison comparison)
    {
        if (PageReader.PagesOf(instances.Count, ArnsACall) > PageReader.PagesOf(comparison.Inventory.Instances.Length, PageSize))
        {
            return [Every];
        }

        return [.. instances
            .Select(key => $"arn:{partition}:ec2:{key.Region}:{key.Account}:instance/{key.Instance}")
            .Chunk(ArnsACall)];
    }

    private async Task<Page<AwsSecurityFinding>> PageAsync(
        ComplianceStatus status, IReadOnlyList<string> arns, string? token, CancellationToken cancellationToken)
    {
        var page = await client.GetFindingsAsync(
            new GetFindingsRequest
            {
                Filters = new AwsSecurityFindingFilters
                {
                    ComplianceSecurityControlId = [Equal(Control)],
                    ComplianceStatus = [Equal(status.Value)],
                    RecordState = [Equal(RecordState.ACTIVE.Value)],
                    ResourceType = [Equal(ResourceType)],
                    ResourceId = arns.Count == 0 ? null : [.. arns.Select(Equal)],
                },
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken);
        return new(page.Findings, page.NextToken);
    }

    // Each finding is held against the filters once more: nothing but SSM.1 may become evidence.
    private static void Take(
        AwsSecurityFinding finding,
        string partition,
        EvidenceRows rows,
        UnreadableRows unreadable,
        ContradictoryRows foreign)
    {
        var says = finding.Compliance?.Status?.Value switch
        {
            "PASSED" => Says.Managed,
            "FAILED" => Says.Unmanaged,
            _ => Says.Nothing,
        };
        if (says == Says.Nothing || finding.Compliance?.SecurityControlId != Control
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
            else if (!IsOwn(finding, partition, arn.Key))
            {
                foreign.Add(finding.Id);
            }
            else
            {
                rows.Add(arn.Key, says, Utc.Of(finding.UpdatedAt), Suppressed(finding, says));
            }
        }
    }

    // Security Hub sets RESOLVED itself where a control passes, and NEW where it fails again: on a failed finding a person
    // has set it (user guide, Setting the workflow status of findings).
    private static Suppression? Suppressed(AwsSecurityFinding finding, Says says) =>
        finding.Workflow?.Status?.Value is { } status
        && (status == "SUPPRESSED" || (status == "RESOLVED" && says == Says.Unmanaged))
            ? new(status, finding.Note?.UpdatedBy, Utc.Of(finding.Note?.UpdatedAt), finding.Note?.Text)
            : null;

    // Every account may import findings, of its own products and of those that it enables; only the service itself makes
    // those of this product (Security Hub API Reference, BatchImportFindings; user guide, Product ARNs).
    private static bool IsOwn(AwsSecurityFinding finding, string partition, InstanceKey instance) =>
        finding.ProductArn == $"arn:{partition}:securityhub:{instance.Region}::product/aws/securityhub"
        && finding.AwsAccountId == instance.Account
        && (finding.Region is null || finding.Region == instance.Region.Code);

    private static StringFilter Equal(string value) =>
        new() { Comparison = StringFilterComparison.EQUALS, Value = value };

    private static SourceFailedException Failed(string what, int pages, Exception e) => AwsFailure.OfSource(
        $"listing {what} in Security Hub, after {pages} pages,",
        Permission,
        e,
        e is InvalidAccessException ? SetUp : null);
}
