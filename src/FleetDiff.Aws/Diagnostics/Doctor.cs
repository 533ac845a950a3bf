using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Checks everything that a run needs and reports what would fail. A check starts when its required checks have passed;
/// independent checks run in parallel.
/// </summary>
public sealed class Doctor
{
    private readonly IReadOnlyList<Check> _checks;

    internal Doctor(IReadOnlyList<Check> checks) => _checks = checks;

    /// <summary>Runs all checks.</summary>
    /// <param name="unfinished">Receives the names of the running checks each time that a check completes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The completed checks, in the order in which to fix problems.</returns>
    public async Task<IReadOnlyList<CompletedCheck>> RunAsync(
        IProgress<IReadOnlyList<string>> unfinished, CancellationToken cancellationToken)
    {
        var examinations = new Dictionary<Check, Task<CheckResult>>();
        foreach (var check in _checks)
        {
            examinations[check] = RunAsync(check, examinations, cancellationToken);
        }

        while (examinations.Values.Where(examination => !examination.IsCompleted).ToList() is { Count: > 0 } open)
        {
            unfinished.Report([.. _checks.Where(IsBeingExamined).Select(check => check.Name)]);
            await Task.WhenAny(open);
        }

        return await Task.WhenAll(_checks.Select(
            async check => new CompletedCheck(check.Name, await examinations[check])));

        bool IsBeingExamined(Check check) =>
            !examinations[check].IsCompleted && check.Needs.All(need => examinations[need].IsCompleted);
    }

    private static async Task<CheckResult> RunAsync(
        Check check, Dictionary<Check, Task<CheckResult>> examinations, CancellationToken cancellationToken)
    {
        foreach (var need in check.Needs)
        {
            var found = await examinations[need];
            if (found.Status is CheckStatus.Failed)
            {
                return CheckResult.NotChecked($"{need.Name} failed, and this check requires it.");
            }

            if (found.Status is CheckStatus.NotChecked)
            {
                // Report only the root cause, and its fix only once.
                return found.Fix is null ? found : CheckResult.NotChecked($"It requires {need.Name}, which was not checked.");
            }
        }

        try
        {
            return await check.ExamineAsync(cancellationToken);
        }
        catch (RunFailedException e)
        {
            return CreateFailed(e.Message, e.Fix);
        }
        catch (SourceFailedException e)
        {
            return CreateFailed(e.Message, e.Fix);
        }
        catch (Exception e) when (check.Denied is not null && AwsFailure.IsMissingPermission(e))
        {
            return check.Denied;
        }
        catch (Exception e) when (check.Permission is not null && AwsFailure.IsExpected(e, cancellationToken))
        {
            var failure = AwsFailure.Describe(check.Attempt, check.Permission, e);
            return CreateFailed(failure.Message, failure.Fix);
        }
    }

    // The message ends with the fix.
    private static CheckResult CreateFailed(string message, string? fix) => fix is not null && message.EndsWith(fix)
        ? CheckResult.Failed(message[..^fix.Length].TrimEnd(), fix)
        : CheckResult.Failed(message, fix);
}
