using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline;

/// <summary>Turns a report into files and messages. The run decides when they are written and sent.</summary>
public interface IReportWriter
{
    /// <summary>Creates the files of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="existingAccountFiles">
    /// The names of the account files that exist. An account with a file from an interrupted run but without findings gets a
    /// file without rows.
    /// </param>
    ReportFiles CreateFiles(Report report, IEnumerable<string> existingAccountFiles);

    /// <summary>Creates the index page, which lists all runs.</summary>
    /// <param name="runs">The runs, newest first.</param>
    FileContent CreateIndexPage(IReadOnlyList<IndexedRun> runs);

    /// <summary>Creates the alert in every format.</summary>
    /// <param name="report">The report.</param>
    /// <param name="decision">The reason for the alert, and the instances it covers.</param>
    /// <param name="links">The addresses of the files, for people.</param>
    /// <exception cref="ArgumentException">The decision is not to send an alert.</exception>
    Alert CreateAlert(Report report, AlertDecision decision, ReportLinks links);
}

/// <summary>The files of a report, by their key in the archive.</summary>
/// <param name="Organization">The files that cover the whole organization: page, CSV and OCSF.</param>
/// <param name="Accounts">The file of each account.</param>
public sealed record ReportFiles(
    IReadOnlyList<(string Key, FileContent Content)> Organization, IReadOnlyList<(string Key, FileContent Content)> Accounts);
