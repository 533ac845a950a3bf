using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests;

/// <summary>The alerts of reports.</summary>
internal static class TestAlerts
{
    public static readonly ReportLinks Where = new("here", "there", "fleetdiff:exempt");

    /// <summary>The alert of a night about which something has to be said.</summary>
    public static Alert Create(Report report, AnalysisRules? rules = null, AlertHistory earlier = default) =>
        new ReportWriter().CreateAlert(report, AlertDecision.Evaluate(report, rules ?? new(), earlier), Where);

    /// <summary>What was decided on each of a row of nights.</summary>
    public static IReadOnlyList<AlertDecision> Decide(AnalysisRules rules, IEnumerable<Report> runs)
    {
        var (decisions, memory) = (new List<AlertDecision>(), default(AlertHistory));
        foreach (var report in runs)
        {
            var decision = AlertDecision.Evaluate(report, rules, memory);
            memory = memory.With(report, decision);
            decisions.Add(decision);
        }

        return decisions;
    }

    /// <summary>A mark for each night: <c>!</c> an alert, <c>.</c> none.</summary>
    public static string Sent(AnalysisRules rules, IEnumerable<Report> runs) =>
        string.Concat(Decide(rules, runs).Select(decision => decision.Send ? '!' : '.'));

    /// <summary>A wrapped text as it was before.</summary>
    public static string OneLine(string? text) =>
        string.Join(' ', (text ?? "").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
