using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks which causes of unmanaged instances a run can tell with the sources of the settings.</summary>
/// <param name="evidence">The sources of the settings.</param>
/// <param name="config">The source that counts running instances; null when AWS Config is not set.</param>
internal sealed class CausesCheck(EvidenceSettings evidence, ConfigSource? config)
{
    private const string Counted = "image, network, instance profile, no instance profile and IMDS version";

    /// <summary>Creates the check.</summary>
    /// <param name="needs">The checks that must pass first.</param>
    public Check Create(params IReadOnlyList<Check> needs) => new("Causes", ExamineAsync, needs);

    private async Task<CheckResult> ExamineAsync(CancellationToken cancellationToken)
    {
        var (lacking, add) = (new List<string>(), new List<string>());
        if (config is null)
        {
            lacking.Add($"without AWS Config: {Counted}, metadata service off, stopped, just launched");
            add.Add("config:AGGREGATOR");
        }
        else if (await FindRefusalAsync(config, cancellationToken) is { } refusal)
        {
            return CheckResult.Warning($"The causes {Counted} cannot be told. {refusal.Message}", refusal.Fix);
        }

        if (!evidence.SecurityHub)
        {
            lacking.Add("without Security Hub: agent stopped");
            add.Add("security-hub");
        }

        if (!evidence.SystemsManager)
        {
            lacking.Add("without Systems Manager: index lag");
            add.Add("systems-manager");
        }

        return lacking.Count == 0
            ? CheckResult.Ok("The sources can tell every cause.")
            : CheckResult.Warning(
                $"These causes cannot be told {string.Join("; ", lacking)}.", $"Add {string.Join(", ", add)} to {Setting.Evidence}.");
    }

    private static async Task<SourceFailedException?> FindRefusalAsync(ConfigSource config, CancellationToken cancellationToken)
    {
        try
        {
            await config.ProbeCountAsync(cancellationToken);
            return null;
        }
        catch (SourceFailedException e)
        {
            return e;
        }
    }
}
