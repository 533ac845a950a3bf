using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Whether Systems Manager answers for the organization.</summary>
internal static class SystemsManagerCheck
{
    /// <param name="source">The source, with a client in the view's Region.</param>
    /// <param name="region">The view's Region.</param>
    /// <param name="account">That the caller is of the view's account.</param>
    public static Check Create(SystemsManagerSource source, string region, Check account) => new(
        "Systems Manager",
        async cancellationToken =>
        {
            await source.ProbeAsync(new Progress<Progress>(), cancellationToken);
            // The organization's sync is in the unified console's home Region, and the list is refused without it.
            return CheckResult.Ok($"It lists the organization's nodes in {region}.");
        },
        account);
}
