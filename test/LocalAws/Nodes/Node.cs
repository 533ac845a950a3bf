namespace LocalAws.Nodes;

/// <summary>A machine as Systems Manager lists it. An unmanaged one has few attributes.</summary>
public sealed record Node(string Account, string Region, string Id)
{
    public bool Managed { get; init; } = true;

    /// <summary>The ping status, for example Active. By default an unmanaged node has none.</summary>
    public string? Status { get => field ?? (Managed ? "Active" : null); init; }

    /// <summary>EC2Instance or ManagedInstance. The default follows from the id.</summary>
    public string ResourceType
    {
        get => field ?? (Id.StartsWith("mi-", StringComparison.Ordinal) ? "ManagedInstance" : "EC2Instance");
        init;
    }

    public string? PlatformName { get; init; }

    public string? PlatformVersion { get; init; }

    public string? AgentVersion { get; init; }

    public string? ComputerName { get; init; }

    public string? IpAddress { get; init; }

    public string? OrganizationalUnitPath { get; init; }

    /// <summary>The time of the observation. The default is now.</summary>
    public DateTimeOffset? CaptureTime { get; init; }

    internal string ManagedStatus => Managed ? "Managed" : "Unmanaged";
}
