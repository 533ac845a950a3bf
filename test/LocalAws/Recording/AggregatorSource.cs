namespace LocalAws.Recording;

/// <summary>An account and Region an aggregator collects from, and whether that succeeded.</summary>
public sealed record AggregatorSource(string Account, string Region)
{
    /// <summary>SUCCEEDED, FAILED or OUTDATED.</summary>
    public string Status { get; init; } = "SUCCEEDED";

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
