using LocalAws.Serving;

namespace LocalAws.Findings;

internal sealed class GetFindings(SecurityHub hub)
{
    private readonly PageTokens _tokens = new();

    public Answer Answer(AwsRequest request)
    {
        var input = Input.Of(request, "InvalidInputException");
        var filter = FindingFilter.Of(input, hub.Now);
        var order = FindingOrder.Of(input);
        // AWS does not document the default page size. A small one prevents callers from relying on it.
        var size = Math.Min(input.Number("MaxResults", 100, otherwise: 10), request.PageLimit);
        var query = $"{request.Region} {input.Raw("Filters")} {input.Raw("SortCriteria")}";
        var position = string.IsNullOrEmpty(input.Text("NextToken", 0, int.MaxValue)) ? 0
            : _tokens.Read(query, input.RequiredText("NextToken", 0, int.MaxValue))
                ?? throw input.Refused("NextToken", "The token is not valid for this request");

        var page = order is null
            ? hub.Findings.Read(Matches, position, size)
            : Slice.Of(order.Sort(hub.Findings.All(Matches)), position, size);
        return Output.Json(200, json =>
        {
            json.WriteArray("Findings", page.Items, finding => FindingJson.Write(json, finding));
            json.WriteOptional("NextToken", page.Next is { } next ? _tokens.Issue(query, next) : null);
        });

        bool Matches(Finding finding) =>
            (request.Region == hub.HomeRegion || request.Region == finding.Region) && filter.Matches(finding);
    }
}
