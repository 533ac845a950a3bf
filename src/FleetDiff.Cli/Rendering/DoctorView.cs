using FleetDiff.Aws.Checks;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows the results of <c>doctor</c>: a row for each check, the fix of each problem, and a summary.</summary>
internal static class DoctorView
{
    /// <summary>Shows the results.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="found">The results.</param>
    /// <param name="next">The command that comes next.</param>
    public static void Show(IAnsiConsole console, IReadOnlyList<CompletedCheck> found, string next)
    {
        console.WriteGrid([.. found.SelectMany(check => CreateRows(check.Name, check.Result))]);
        console.WriteTextLine();
        var failed = found.Where(check => check.Result.Status == CheckStatus.Failed).Select(check => check.Name).ToList();
        console.WriteTextLine(
            (failed.Count == 0 ? "No check failed." : $"A run would fail: {string.Join(", ", failed)}.") + FormatRest(found),
            failed.Count == 0 ? TextLines.Good : TextLines.Bad);
        console.WriteTextLine(failed.Count == 0 ? "Next:" : "Next: fix what failed, and check again:");
        console.WriteWhole(next);
    }

    // The first row has the status and the name; the others continue the message.
    private static IEnumerable<Text[]> CreateRows(string name, CheckResult result)
    {
        var style = result.Status == CheckStatus.NotChecked ? TextLines.Quiet : TextLines.Plain;
        var lines = result.Message.Split('\n').Select(line => TextLines.Create(line, style))
            .Concat(result.Fix is { } fix ? [TextLines.Create($"Fix: {fix}")] : []);
        return lines.Select((line, index) => index == 0
            ? new[] { TextLines.Create(FormatStatus(result.Status), GetStyle(result.Status)), TextLines.Create(name), line }
            : [Text.Empty, Text.Empty, line]);
    }

    private static string FormatRest(IReadOnlyList<CompletedCheck> found)
    {
        var counts = found.CountBy(check => check.Result.Status).ToDictionary();
        return (counts.GetValueOrDefault(CheckStatus.Warning) is var warnings and > 0
                ? $" {TextFormat.Count(warnings, "warning")}."
                : "")
            + (counts.GetValueOrDefault(CheckStatus.NotChecked) is var unknown and > 0 ? $" {unknown} not checked." : "");
    }

    private static string FormatStatus(CheckStatus status) =>
        status == CheckStatus.NotChecked ? "not checked" : KebabCase.Format(status);

    private static Style GetStyle(CheckStatus status) => status switch
    {
        CheckStatus.Ok => TextLines.Good,
        CheckStatus.Warning => TextLines.Warning,
        CheckStatus.Failed => TextLines.Bad,
        _ => TextLines.Quiet,
    };
}
