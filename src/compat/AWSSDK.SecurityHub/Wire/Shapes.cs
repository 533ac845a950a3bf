using Amazon.SecurityHub.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.SecurityHub.Wire;

internal static class Shapes
{
    private static readonly Shape<Compliance> Compliance = new()
    {
        { "SecurityControlId", (it, ref json) => it.SecurityControlId = json.Word() },
        { "Status", (it, ref json) => it.Status = json.Word() },
    };

    private static readonly Shape<Resource> Resource = new()
    {
        { "Id", (it, ref json) => it.Id = json.String() },
        { "Region", (it, ref json) => it.Region = json.Word() },
        { "Type", (it, ref json) => it.Type = json.Word() },
    };

    private static readonly Shape<Note> Note = new()
    {
        { "Text", (it, ref json) => it.Text = json.String() },
        { "UpdatedAt", (it, ref json) => it.UpdatedAt = json.String() },
        { "UpdatedBy", (it, ref json) => it.UpdatedBy = json.String() },
    };

    private static readonly Shape<Workflow> Workflow = new()
    {
        { "Status", (it, ref json) => it.Status = json.Word() },
    };

    private static readonly Shape<FindingAggregator> FindingAggregator = new()
    {
        { "FindingAggregatorArn", (it, ref json) => it.FindingAggregatorArn = json.String() },
    };

    private static readonly Shape<AwsSecurityFinding> Finding = new()
    {
        { "AwsAccountId", (it, ref json) => it.AwsAccountId = json.Word() },
        { "Compliance", (it, ref json) => it.Compliance = Compliance.Read(ref json) },
        { "Id", (it, ref json) => it.Id = json.String() },
        { "Note", (it, ref json) => it.Note = Note.Read(ref json) },
        { "ProductArn", (it, ref json) => it.ProductArn = json.Word() },
        { "RecordState", (it, ref json) => it.RecordState = json.Word() },
        { "Region", (it, ref json) => it.Region = json.Word() },
        { "Resources", (it, ref json) => it.Resources = Resource.ReadList(ref json) },
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
