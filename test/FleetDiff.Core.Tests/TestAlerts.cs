using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests;

/// <summary>Creates the alerts of reports.</summary>
internal static class TestAlerts
{
    public static readonly ReportLinks Where = new("here", "there", "fleetdiff:exempt");

    /// <summary>Creates the alert of a run that has one to send.</summary>
    public static Alert Create(Report report, AnalysisRules? rules = null, AlertHistory earlier = default) =>
        new ReportWriter().CreateAlert(report, AlertDecision.Evaluate(report, rules ?? new(), earlier), Where);

    /// <summary>Returns the alert decisions of consecutive runs.</summary>
    public static IReadOnlyList<AlertDecision> Decide(AnalysisRules rules, IEnumerable<Report> runs)
    {
        var (decisions, history) = (new List<AlertDecision>(), default(AlertHistory));
        foreach (var report in runs)
        {
            var decision = AlertDecision.Evaluate(report, rules, history);
            history = history.With(report, decision);
            decisions.Add(decision);
        }

        return decisions;
    }

    /// <summary>Returns one mark for each run: <c>!</c> for an alert, <c>.</c> for none.</summary>
    public static string Sent(AnalysisRules rules, IEnumerable<Report> runs) =>
        string.Concat(Decide(rules, runs).Select(decision => decision.Send ? '!' : '.'));

    /// <summary>Joins the lines of a wrapped text.</summary>
    public static string OneLine(string? text) =>
        string.Join(' ', (text ?? "").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
