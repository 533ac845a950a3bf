namespace LocalAws.Recording;

/// <summary>An account and Region from which an aggregator collects, with the status of the last collection.</summary>
public sealed record AggregatorSource(string Account, string Region)
{
    /// <summary>SUCCEEDED, FAILED or OUTDATED.</summary>
    public string Status { get; init; } = "SUCCEEDED";

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
