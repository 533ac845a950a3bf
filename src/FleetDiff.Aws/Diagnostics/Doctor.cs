using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Looks at everything that a night needs and says what would fail. Nothing is looked at before what it needs is seen
/// to be there; what needs nothing of each other is looked at side by side.
/// </summary>
public sealed class Doctor
{
    private readonly IReadOnlyList<Check> _checks;

    internal Doctor(IReadOnlyList<Check> checks) => _checks = checks;

    /// <summary>Looks at everything.</summary>
    /// <param name="unfinished">Told what is still being looked at, each time that something is done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A diagnosis for each thing, in the order in which they are to be mended.</returns>
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
            !examinations[check].IsCompleted && check.Requires.All(need => examinations[need].IsCompleted);
    }

    private static async Task<CheckResult> RunAsync(
        Check check, Dictionary<Check, Task<CheckResult>> examinations, CancellationToken cancellationToken)
    {
        foreach (var need in check.Requires)
        {
            var found = await examinations[need];
            if (found.Status is CheckStatus.Failed)
            {
                return CheckResult.NotChecked($"{need.Name} failed, and this needs it.");
            }

            if (found.Status is CheckStatus.NotChecked)
            {
                // The first cause is told; what was to be mended for it stands there.
                return found.Fix is null ? found : CheckResult.NotChecked($"It needs {need.Name}, which was not checked.");
            }
        }

        try
        {
            return await check.RunAsync(cancellationToken);
        }
        catch (RunFailedException e)
        {
            return CreateFailed(e, e.Fix);
        }
        catch (SourceFailedException e)
        {
            return CreateFailed(e, e.Fix);
        }
    }

    private static CheckResult CreateFailed(Exception e, string? fix) => fix is not null && e.Message.EndsWith(fix)
        ? CheckResult.Failed(e.Message[..^fix.Length].TrimEnd(), fix)
        : CheckResult.Failed(e.Message, fix);
}
