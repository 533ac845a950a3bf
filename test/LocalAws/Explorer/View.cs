namespace LocalAws.Explorer;

/// <summary>A view, arn:aws:resource-explorer-2:REGION:ACCOUNT:view/NAME/UUID.</summary>
internal sealed record View(string Arn, string Scope, bool IncludesTags, string FilterText)
{
    public Filter Filter { get; } = FilterGrammar.Parse(FilterText, IncludesTags);

    public required DateTimeOffset LastUpdatedAt { get; init; }

    public string Region => Arn.Split(':')[3];

    public string Owner => Arn.Split(':')[4];

    public string Name => Arn.Split('/')[1];

    public static bool IsArn(string text) =>
        text.Split(':') is ["arn", _, "resource-explorer-2", _, _, var view]
        && view.Split('/') is ["view", _, _];
}
