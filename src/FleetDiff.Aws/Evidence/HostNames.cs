using System.Net;

namespace FleetDiff.Aws.Evidence;

/// <summary>Addresses and host names as services list them. They are somebody else's text.</summary>
internal static class HostNames
{
    // Systems Manager API Reference, InstanceInfo: a ComputerName has at most 255 characters, an IpAddress 46.
    private const int LongestName = 255;
    private const int LongestAddress = 46;

    /// <summary>An IP address, or null when the text is none.</summary>
    public static IPAddress? Address(string? text) =>
        text is { Length: <= LongestAddress } && IPAddress.TryParse(text, out var address) ? address : null;

    /// <summary>A host name without the dot at its end, or null when there is none.</summary>
    public static string? Name(string? text) =>
        text is { Length: <= LongestName } && text.Trim().TrimEnd('.') is { Length: > 0 } name ? name : null;
}
