using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>A running unmanaged instance, exempt or not, with what it can share with others.</summary>
/// <param name="Key">The instance.</param>
/// <param name="Facts">The facts from AWS Config.</param>
public sealed record RunningInstance(InstanceKey Key, InstanceFacts Facts)
{
    /// <summary>Whether the instance was managed before. Its image had an agent then.</summary>
    public bool WasManaged { get; init; }

    /// <summary>Whether a fact about the instance alone is the cause. A shared resource is then no explanation.</summary>
    public bool HasOwnCause { get; init; }

    /// <summary>Whether the instance was just launched, and so can still become managed: it supports no cause.</summary>
    public bool IsJustLaunched { get; init; }

    /// <summary>Whether the instance supports a cause by the resources that it uses.</summary>
    public bool IsUnexplained => !HasOwnCause && !IsJustLaunched;

    /// <summary>Whether the instance has no instance profile and does not require IMDSv2.</summary>
    public bool AllowsImdsV1WithoutProfile => Facts is { HasInstanceProfile: false, RequiresImdsV2: false };

    /// <summary>The resources of the instance that are known.</summary>
    public IEnumerable<(SharedKind Kind, string Id)> Resources
    {
        get
        {
            if (Facts.Image is { } image)
            {
                yield return (SharedKind.Image, image);
            }

            if (Facts.Subnet is { } subnet)
            {
                yield return (SharedKind.Subnet, subnet);
            }

            if (Facts.Vpc is { } vpc)
            {
                yield return (SharedKind.Vpc, vpc);
            }

            if (Facts.InstanceProfile is { } profile)
            {
                yield return (SharedKind.InstanceProfile, profile);
            }

            if (AllowsImdsV1WithoutProfile)
            {
                yield return (SharedKind.ImdsVersion, $"{Key.Account}/{Key.Region}");
            }
        }
    }
}
