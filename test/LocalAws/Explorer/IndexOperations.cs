using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>GetIndex and ListIndexesForMembers.</summary>
internal sealed class IndexOperations(ResourceExplorer explorer)
{
    public Answer GetIndex(AwsRequest request)
    {
        var index = OwnIndexes().FirstOrDefault(index => index.Region == request.Region)
            ?? throw new ServiceException(404, "ResourceNotFoundException", "There is no index in this Region.");
        var others = OwnIndexes().Where(other => other.Region != index.Region && other.Type != index.Type);
        return Output.Json(200, json =>
        {
            json.WriteString("Arn", index.Arn);
            json.WriteTime("CreatedAt", index.CreatedAt);
            json.WriteTime("LastUpdatedAt", index.CreatedAt);
            json.WriteArray(
                index.Type is IndexType.Aggregator ? "ReplicatingFrom" : "ReplicatingTo",
                others,
                other => json.WriteStringValue(other.Region));
            json.WriteString("State", index.State);
            json.WriteStartObject("Tags");
            json.WriteEndObject();
            json.WriteString("Type", index.TypeName);
        });
    }

    // At most 10 accounts a call and 10 indexes a page: too few to read a large organization.
    public Answer ListIndexesForMembers(AwsRequest request)
    {
        var input = Input.Of(request);
        var accounts = input.Texts("AccountIdList", 10) is { Count: > 0 } given
            ? given
            : throw Input.Invalid("AccountIdList", "Member must have at least 1 element");
        var indexes = Indexes().Where(index => accounts.Contains(index.Account));
        var page = NumberedPage.Of(indexes, input, maxResults: 10);
        return Output.Json(200, json =>
        {
            json.WriteArray("Indexes", page.Items, index =>
            {
                json.WriteStartObject();
                json.WriteString("AccountId", index.Account);
                json.WriteString("Arn", index.Arn);
                json.WriteString("Region", index.Region);
                json.WriteString("Type", index.TypeName);
                json.WriteEndObject();
            });
            json.WriteOptional("NextToken", page.NextToken);
        });
    }

    private IEnumerable<MemberIndex> OwnIndexes() => Indexes().Where(index => index.Account == Caller.Account);

    private IEnumerable<MemberIndex> Indexes() => explorer.Indexes.Values
        .OrderBy(index => index.Account, StringComparer.Ordinal)
        .ThenBy(index => index.Region, StringComparer.Ordinal);
}
