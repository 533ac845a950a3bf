using FleetDiff.Running;

namespace FleetDiff.Aws.Doctoring;

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
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(
        IProgress<IReadOnlyList<string>> unfinished, CancellationToken cancellationToken)
    {
        var examinations = new Dictionary<Check, Task<Opinion>>();
        foreach (var check in _checks)
        {
            examinations[check] = ExamineAsync(check, examinations, cancellationToken);
        }

        while (examinations.Values.Where(examination => !examination.IsCompleted).ToList() is { Count: > 0 } open)
        {
            unfinished.Report([.. _checks.Where(IsBeingExamined).Select(check => check.What)]);
            await Task.WhenAny(open);
        }

        return await Task.WhenAll(_checks.Select(
            async check => new Diagnosis(check.What, await examinations[check])));

        bool IsBeingExamined(Check check) =>
            !examinations[check].IsCompleted && check.Needs.All(need => examinations[need].IsCompleted);
    }

    private static async Task<Opinion> ExamineAsync(
        Check check, Dictionary<Check, Task<Opinion>> examinations, CancellationToken cancellationToken)
    {
        foreach (var need in check.Needs)
        {
            var found = await examinations[need];
            if (found.Health is Health.Failed)
            {
                return Opinion.NotChecked($"{need.What} failed, and this needs it.");
            }

            if (found.Health is Health.NotChecked)
            {
                // The first cause is told; what was to be mended for it stands there.
                return found.Fix is null ? found : Opinion.NotChecked($"It needs {need.What}, which was not checked.");
            }
        }

        try
        {
            return await check.ExamineAsync(cancellationToken);
        }
        catch (NightFailedException e)
        {
            return Failed(e, e.Fix);
        }
        catch (SourceFailedException e)
        {
            return Failed(e, e.Fix);
        }
    }

    private static Opinion Failed(Exception e, string? fix) => fix is not null && e.Message.EndsWith(fix)
        ? Opinion.Failed(e.Message[..^fix.Length].TrimEnd(), fix)
        : Opinion.Failed(e.Message, fix);
}
