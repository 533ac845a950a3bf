namespace FleetDiff.Core.Analysis.Changes;

/// <summary>Finds the reasons why a difference between two runs may not be a change of the fleet.</summary>
internal static class ComparisonWarnings
{
    /// <summary>Returns what makes one run unreliable, one sentence each.</summary>
    /// <param name="report">The report of the run.</param>
    /// <param name="instances">The number of instances in its <c>instances.jsonl.gz</c>.</param>
    public static IEnumerable<string> Find(Report report, int instances)
    {
        var run = TextFormat.Date(report.Date);
        if (report.Suspect)
        {
            yield return $"{run} is suspect: {report.SuspectBecause}";
        }

        foreach (var source in report.Sources.Where(source => source.Status != SourceStatus.Complete))
        {
            yield return $"{run} has no evidence from {KebabCase.Format(source.Name)} ({KebabCase.Format(source.Status)}): "
                + "verdicts that depend on it are missing.";
        }

        if (instances != report.Totals.Instances)
        {
            yield return $"{run} has {TextFormat.Count(report.Totals.Instances, "instance")} in its report and "
                + $"{TextFormat.Number(instances)} in its instances.jsonl.gz: the file belongs to another run or is truncated. "
                + "Restore the file of this run.";
        }
    }

    /// <summary>Returns what limits the comparison of two runs, one sentence each.</summary>
    public static IEnumerable<string> Find(Report before, Report after)
    {
        if (before.View.Arn != after.View.Arn)
        {
            yield return $"The two runs read different views: {before.View.Arn} and {after.View.Arn}.";
        }

        var (then, now) = (GetSources(before), GetSources(after));
        var apart = then.Except(now).Concat(now.Except(then)).Order().Select(name => KebabCase.Format(name)).ToList();
        if (apart.Count > 0)
        {
            yield return $"Only one of the two runs read {string.Join(" and ", apart)}: verdicts that depend on it "
                + "differ for that reason.";
        }
    }

    private static HashSet<Source> GetSources(Report report) => [.. report.Sources.Select(source => source.Name)];
}
