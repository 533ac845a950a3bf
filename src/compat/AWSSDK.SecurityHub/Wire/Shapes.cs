using Amazon.SecurityHub.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.SecurityHub.Wire;

internal static class Shapes
{
    private static readonly Shape<AssociatedStandard> AssociatedStandard = new()
    {
        { "StandardsId", (it, ref json) => it.StandardsId = json.Word() },
    };

    private static readonly Shape<StatusReason> StatusReason = new()
    {
        { "Description", (it, ref json) => it.Description = json.Word() },
        { "ReasonCode", (it, ref json) => it.ReasonCode = json.Word() },
    };

    private static readonly Shape<Compliance> Compliance = new()
    {
        { "AssociatedStandards", (it, ref json) => it.AssociatedStandards = AssociatedStandard.ReadList(ref json) },
        { "SecurityControlId", (it, ref json) => it.SecurityControlId = json.Word() },
        { "Status", (it, ref json) => it.Status = json.Word() },
        { "StatusReasons", (it, ref json) => it.StatusReasons = StatusReason.ReadList(ref json) },
    };

    private static readonly Shape<Resource> Resource = new()
    {
        { "Id", (it, ref json) => it.Id = json.String() },
        { "Partition", (it, ref json) => it.Partition = json.Word() },
        { "Region", (it, ref json) => it.Region = json.Word() },
        { "Tags", (it, ref json) => it.Tags = json.Map(static (ref json) => json.Word()) },
        { "Type", (it, ref json) => it.Type = json.Word() },
    };

    private static readonly Shape<FindingAggregator> FindingAggregator = new()
    {
        { "FindingAggregatorArn", (it, ref json) => it.FindingAggregatorArn = json.String() },
    };

    private static readonly Shape<Workflow> Workflow = new()
    {
        { "Status", (it, ref json) => it.Status = json.Word() },
    };

    private static readonly Shape<AwsSecurityFinding> Finding = new()
    {
        { "AwsAccountId", (it, ref json) => it.AwsAccountId = json.Word() },
        { "Compliance", (it, ref json) => it.Compliance = Compliance.Read(ref json) },
        { "CreatedAt", (it, ref json) => it.CreatedAt = json.String() },
        { "FirstObservedAt", (it, ref json) => it.FirstObservedAt = json.String() },
        { "GeneratorId", (it, ref json) => it.GeneratorId = json.Word() },
        { "Id", (it, ref json) => it.Id = json.String() },
        { "LastObservedAt", (it, ref json) => it.LastObservedAt = json.String() },
        { "ProcessedAt", (it, ref json) => it.ProcessedAt = json.String() },
        { "ProductArn", (it, ref json) => it.ProductArn = json.Word() },
        { "ProductName", (it, ref json) => it.ProductName = json.Word() },
        { "RecordState", (it, ref json) => it.RecordState = json.Word() },
        { "Region", (it, ref json) => it.Region = json.Word() },
        { "Resources", (it, ref json) => it.Resources = Resource.ReadList(ref json) },
        { "Title", (it, ref json) => it.Title = json.Word() },
        { "UpdatedAt", (it, ref json) => it.UpdatedAt = json.String() },
        { "Workflow", (it, ref json) => it.Workflow = Workflow.Read(ref json) },
    };

    public static readonly Shape<GetFindingsResponse> GetFindings = new()
    {
        { "Findings", (it, ref json) => it.Findings = Finding.ReadList(ref json) },
        { "NextToken", (it, ref json) => it.NextToken = json.String() },
    };

    public static readonly Shape<ListFindingAggregatorsResponse> ListFindingAggregators = new()
    {
        { "FindingAggregators", (it, ref json) => it.FindingAggregators = FindingAggregator.ReadList(ref json) },
        { "NextToken", (it, ref json) => it.NextToken = json.String() },
    };
}
