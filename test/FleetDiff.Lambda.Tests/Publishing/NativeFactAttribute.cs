namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>A test of the native package.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = PublishedFunction.NativeFolder is null
        ? "FLEETDIFF_FUNCTION is not set to the folder of a published native function, as .ci/run does."
        : null!;
}
