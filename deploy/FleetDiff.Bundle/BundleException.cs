namespace FleetDiff.Bundle;

/// <summary>The reason why a file of the bundle cannot be made, with the fix.</summary>
/// <param name="message">The reason.</param>
internal sealed class BundleException(string message) : Exception(message);
