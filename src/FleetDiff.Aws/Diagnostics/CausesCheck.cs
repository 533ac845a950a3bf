using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks which causes of unmanaged instances a run can tell with the sources of the settings.</summary>
internal static class CausesCheck
{
    /// <summary>Creates the check.</summary>
    /// <param name="evidence">The sources of the settings.</param>
    /// <param name="config">The source that counts running instances; null when AWS Config is not set.</param>
    /// <param name="needs">The checks that must pass first.</param>
    public static Check Create(EvidenceSettings evidence, ConfigSource? config, params IReadOnlyList<Check> needs) =>
        new("Causes", async cancellationToken =>
        {
            try
            {
                await (config?.ProbeCountAsync(cancellationToken) ?? Task.CompletedTask);
                return Evaluate(evidence);
            }
            catch (SourceFailedException e)
            {
                return CheckResult.Warning($"The causes {RunningCounter.Causes} cannot be told. {e.Message}", e.Fix);
            }
        }, needs);

    private static CheckResult Evaluate(EvidenceSettings evidence)
    {
        (bool IsRead, string Lacking, string Setting)[] sources =
        [
            (evidence.ConfigAggregator is not null,
                $"without AWS Config: {RunningCounter.Causes}, metadata service off, stopped, just launched",
                "config:AGGREGATOR"),
            (evidence.SecurityHub, "without Security Hub: agent stopped", "security-hub"),
            (evidence.SystemsManager, "without Systems Manager: index lag", "systems-manager"),
        ];
        var missing = sources.Where(source => !source.IsRead).ToList();
        return missing.Count == 0
            ? CheckResult.Ok("The sources can tell every cause.")
            : CheckResult.Warning(
                $"These causes cannot be told {string.Join("; ", missing.Select(source => source.Lacking))}.",
                $"Add {string.Join(", ", missing.Select(source => source.Setting))} to {Setting.Evidence}.");
    }
}
