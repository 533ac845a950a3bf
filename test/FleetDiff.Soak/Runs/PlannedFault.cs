using LocalAws;

namespace FleetDiff.Soak.Runs;

/// <summary>The effect of a fault on an attempt.</summary>
internal enum Severity
{
    /// <summary>The attempt retries and succeeds.</summary>
    Passes,

    /// <summary>The attempt ends with an error.</summary>
    Lasts,

    /// <summary>Security Hub fails, and the report notes it.</summary>
    SourceFails,

    /// <summary>The attempt is killed.</summary>
    Kills,
}

/// <summary>One planned fault of an attempt.</summary>
/// <param name="Name">The name for the output.</param>
/// <param name="Severity">The effect on the attempt.</param>
/// <param name="Fault">The fault.</param>
internal sealed record PlannedFault(string Name, Severity Severity, Fault Fault)
{
    /// <summary>The operation whose calls are affected, or null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>The call that is affected, counted from 1, or null for every call.</summary>
    public int? Occurrence { get; init; }

    /// <summary>The end of the object key in the affected call.</summary>
    public string KeyEnd { get; init; } = "";

    public void Arm(LocalAws.Faults faults) => faults.On(
        Operation, Occurrence, Fault, request => request.Path.EndsWith(KeyEnd, StringComparison.Ordinal));

    public override string ToString() =>
        $"{Name} ({Operation ?? "any call"}{(KeyEnd.Length > 0 ? $" of {KeyEnd}" : "")}"
        + $"{(Occurrence is { } n ? $", number {n}" : "")})";
}
