using System.Text.Json.Nodes;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>A view, arn:aws:resource-explorer-2:REGION:ACCOUNT:view/NAME/UUID.</summary>
internal sealed record View(string Arn, string Scope, bool IncludesTags, string FilterText)
{
    // A view of one account shows only that account.
    private readonly Filter _filter = new(Scope.Split(':') is ["arn", _, "iam", _, var account, "root"]
        ? $"{FilterText} accountid:{account}"
        : FilterText);

    public string Region => Arn.Split(':')[3];

    public static bool IsArn(string text) =>
        text.Split(':') is ["arn", _, "resource-explorer-2", _, _, var view]
        && view.Split('/') is ["view", _, _];

    /// <summary>Returns whether the view shows a resource.</summary>
    public bool Shows(ListedResource resource) => _filter.Matches(resource);

    public Answer Write() => Json.Answer(200, Json.Object(("Tags", Json.Object()), ("View", Json.Object(
        ("Filters", Json.Object(("FilterString", FilterText))),
        ("IncludedProperties", IncludesTags ? new JsonArray(Json.Object(("Name", "tags"))) : new JsonArray()),
        ("Owner", Arn.Split(':')[4]),
        ("Scope", Scope),
        ("ViewArn", Arn),
        ("ViewName", Arn.Split('/')[1])))));
}
