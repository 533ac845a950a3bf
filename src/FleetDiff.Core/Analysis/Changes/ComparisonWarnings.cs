using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Changes;

/// <summary>Why a difference between two nights may be none in the fleet.</summary>
internal static class ComparisonWarnings
{
    /// <summary>What makes one night doubtful.</summary>
    /// <param name="report">Its report.</param>
    /// <param name="instances">How many instances its <c>instances.jsonl.gz</c> has.</param>
    public static IEnumerable<string> Find(Report report, int instances)
    {
        var run = TextFormat.Date(report.Date);
        if (report.Suspect)
        {
            yield return $"{run} is suspect: {report.SuspectBecause}";
        }

        foreach (var source in report.Sources.Where(source => source.Status != SourceStatus.Complete))
        {
            yield return $"{run} did without {KebabCase.Format(source.Name)} ({KebabCase.Format(source.Status)}): verdicts "
                + "that rest on it are missing there.";
        }

        if (instances != report.Totals.Instances)
        {
            yield return $"{run} has {TextFormat.Count(report.Totals.Instances, "instance")} in its report and {TextFormat.Number(instances)} in its "
                + "instances.jsonl.gz: the file is another run's, or was cut off. Restore the one that belongs to it.";
        }
    }

    /// <summary>What makes two nights hard to compare.</summary>
    public static IEnumerable<string> Find(Report before, Report after)
    {
        if (before.View.Arn != after.View.Arn)
        {
            yield return $"The two nights read different views: {before.View.Arn} and {after.View.Arn}.";
        }

        var (then, now) = (GetSources(before), GetSources(after));
        var apart = then.Except(now).Concat(now.Except(then)).Order().Select(name => KebabCase.Format(name)).ToList();
        if (apart.Count > 0)
        {
            yield return $"Only one of the two nights asked {string.Join(" and ", apart)}: verdicts that rest on it "
                + "differ for that alone.";
        }
    }

    private static HashSet<Source> GetSources(Report report) => [.. report.Sources.Select(source => source.Name)];
}
