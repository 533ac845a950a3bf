using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that Systems Manager lists the nodes of the organization.</summary>
internal static class SystemsManagerCheck
{
    /// <summary>Creates the check.</summary>
    /// <param name="source">The source, with a client in the view's Region.</param>
    /// <param name="region">The view's Region.</param>
    /// <param name="account">The check that the credentials belong to the view's account.</param>
    public static Check Create(SystemsManagerSource source, string region, Check account) => new(
        "Systems Manager",
        async cancellationToken =>
        {
            await source.ProbeAsync(new Progress<Progress>(), cancellationToken);
            // The call fails outside the home Region of the unified console, which has the resource data sync.
            return CheckResult.Ok($"Systems Manager lists the nodes of the organization in {region}.");
        },
        account);
}
