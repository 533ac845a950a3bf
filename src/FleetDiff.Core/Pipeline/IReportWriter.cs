using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline;

/// <summary>Turns a report into files and messages. The run decides when they are written and sent.</summary>
public interface IReportWriter
{
    /// <summary>The files of a report that cover the whole organization: page, CSV and OCSF.</summary>
    IEnumerable<(string Key, FileContent Content)> CreateReportFiles(Report report);

    /// <summary>
    /// The file of each account that has findings. An account that has a file from an interrupted run, and no findings
    /// now, gets a file without rows.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="existing">The names of the account files that exist.</param>
    IEnumerable<(string Key, FileContent Content)> CreateAccountFiles(Report report, IEnumerable<string> existing);

    /// <summary>The page that lists all runs.</summary>
    /// <param name="runs">The runs, newest first.</param>
    FileContent CreateIndexPage(IReadOnlyList<IndexedRun> runs);

    /// <summary>The alert in every form.</summary>
    /// <param name="report">The report.</param>
    /// <param name="decision">The reason for the alert, and the instances it covers.</param>
    /// <param name="links">Where a person finds the files.</param>
    /// <exception cref="ArgumentException">The decision is to send nothing.</exception>
    Alert CreateAlert(Report report, AlertDecision decision, ReportLinks links);
}
