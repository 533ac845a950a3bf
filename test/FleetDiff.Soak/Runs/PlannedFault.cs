using LocalAws;

namespace FleetDiff.Soak.Runs;

/// <summary>How a fault ends.</summary>
internal enum Severity
{
    /// <summary>A run outlasts it, and does all that it would have done.</summary>
    Passes,

    /// <summary>A run that meets it ends with an error.</summary>
    Lasts,

    /// <summary>Security Hub does not answer: the report says so.</summary>
    SourceFails,

    /// <summary>The run is dead.</summary>
    Kills,
}

/// <summary>One thing that shall go wrong in a run.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Severity">How it ends.</param>
/// <param name="Fault">The fault.</param>
internal sealed record PlannedFault(string Name, Severity Severity, Fault Fault)
{
    /// <summary>The operation whose calls it meets; null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>The call that it meets, counted from 1; null for every one.</summary>
    public int? Occurrence { get; init; }

    /// <summary>How the key ends that the call is about.</summary>
    public string KeyEnd { get; init; } = "";

    public void Arm(LocalAws.Faults faults)
    {
        if (Operation is null)
        {
            faults.OnAny(Occurrence ?? 1, Fault);
        }
        else if (Occurrence is { } occurrence)
        {
            faults.On(Operation, occurrence, Fault, IsMeant);
        }
        else
        {
            faults.On(Operation, Fault, IsMeant);
        }
    }

    public override string ToString() =>
        $"{Name} ({Operation ?? "any call"}{(KeyEnd.Length > 0 ? $" of {KeyEnd}" : "")}"
        + $"{(Occurrence is { } n ? $", number {n}" : "")})";

    private bool IsMeant(AwsRequest request) => request.Path.EndsWith(KeyEnd, StringComparison.Ordinal);
}
