using FleetDiff.Comparing;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Reporting;

/// <summary>The alerts of reports.</summary>
internal static class Alerts
{
    public static readonly Whereabouts Where = new("here", "there", "fleetdiff:exempt");

    /// <summary>The alert of a night about which something has to be said.</summary>
    public static Alert Of(Report report, Rules? rules = null, AlertMemory earlier = default) =>
        Alert.Of(new(report), AlertDecision.Of(report, rules ?? new(), earlier), Where);

    /// <summary>What was decided on each of a row of nights.</summary>
    public static IReadOnlyList<AlertDecision> Decide(Rules rules, IEnumerable<Report> nights)
    {
        var (decisions, memory) = (new List<AlertDecision>(), default(AlertMemory));
        foreach (var report in nights)
        {
            var decision = AlertDecision.Of(report, rules, memory);
            memory = memory.After(report, decision);
            decisions.Add(decision);
        }

        return decisions;
    }

    /// <summary>A mark for each night: <c>!</c> an alert, <c>.</c> none.</summary>
    public static string Sent(Rules rules, IEnumerable<Report> nights) =>
        string.Concat(Decide(rules, nights).Select(decision => decision.Send ? '!' : '.'));

    /// <summary>A wrapped text as it was before.</summary>
    public static string OneLine(string? text) =>
        string.Join(' ', (text ?? "").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
