using System.Net;

namespace FleetDiff.Aws.Evidence;

/// <summary>Parses the addresses and host names that services list. They are untrusted input.</summary>
internal static class HostNames
{
    // Systems Manager API Reference, InstanceInfo: a ComputerName has at most 255 characters, an IpAddress 46.
    private const int MaxNameLength = 255;
    private const int MaxAddressLength = 46;

    public static IPAddress? ParseAddress(string? text) =>
        text is { Length: <= MaxAddressLength } && IPAddress.TryParse(text, out var address) ? address : null;

    /// <summary>Returns a host name without its trailing dot; null when it is empty or too long.</summary>
    public static string? ParseName(string? text) =>
        text is { Length: <= MaxNameLength } && text.Trim().TrimEnd('.') is { Length: > 0 } name ? name : null;
}
