using System.Globalization;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>The keys of all objects in the archive.</summary>
public static class ArchiveKeys
{
    /// <summary>The prefix of all reports.</summary>
    public const string Reports = "reports/";

    /// <summary>The prefix of all alert records.</summary>
    public const string Alerts = "alerts/";

    /// <summary>The index page.</summary>
    public const string Index = $"{Reports}index.html";

    /// <summary>The exemption rules; optional, maintained by the owner of the archive.</summary>
    public const string Exemptions = "exemptions.csv";

    /// <summary>The last successful write test of <c>doctor</c>; not part of a report.</summary>
    public const string Doctor = "doctor.json";

    /// <summary>The prefix of all leases.</summary>
    public const string Leases = "leases/";

    private const string DatePrefix = "date=";

    /// <summary>Returns the key of the complete report. The object exists if and only if the report is complete.</summary>
    public static string ReportJson(DateOnly date) => $"{Reports}{FormatDate(date)}/report.json";

    /// <summary>Returns the key of the report page.</summary>
    public static string ReportHtml(DateOnly date) => $"{Reports}{FormatDate(date)}/report.html";

    /// <summary>Returns the key of the unmanaged instances for spreadsheets.</summary>
    public static string UnmanagedCsv(DateOnly date) => $"{Reports}{FormatDate(date)}/unmanaged.csv";

    /// <summary>
    /// Returns the key of the coverage ledger for spreadsheets. The file has a folder of its own, because Athena reads all files
    /// of a folder.
    /// </summary>
    public static string CoverageCsv(DateOnly date) => $"{Reports}{FormatDate(date)}/coverage/coverage.csv";

    /// <summary>Returns the key of the unmanaged instances for security lakes.</summary>
    public static string UnmanagedOcsf(DateOnly date) => $"{Reports}{FormatDate(date)}/unmanaged.ocsf.jsonl";

    /// <summary>Returns the prefix of the account files.</summary>
    public static string Accounts(DateOnly date) => $"{Reports}{FormatDate(date)}/accounts/";

    /// <summary>Returns the key of the findings of one account, for its owner.</summary>
    public static string AccountCsv(DateOnly date, string account) => $"{Accounts(date)}{account}.csv";

    /// <summary>Returns the key of the file with one line for each instance.</summary>
    public static string Instances(DateOnly date) => $"instances/{FormatDate(date)}/instances.jsonl.gz";

    /// <summary>Returns the key of the alert record.</summary>
    public static string Alert(DateOnly date) => $"{Alerts}{FormatDate(date)}/alert.json";

    /// <summary>Returns the key of the lease with a number.</summary>
    public static string Lease(long number) => $"{Leases}{number.ToString(CultureInfo.InvariantCulture)}.json";

    /// <summary>Parses the number of a lease named <c>1.json</c>; null for any other name.</summary>
    public static long? ParseLease(string name) =>
        long.TryParse(name.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Lease(number) == Leases + name
            ? number
            : null;

    /// <summary>Returns the maximum size of an object that is read, in bytes. The archive is untrusted input.</summary>
    public static long GetMaxBytes(string key) =>
        key.StartsWith(Leases, StringComparison.Ordinal) || key == Doctor ? 64 * 1024
        : key.StartsWith(Alerts, StringComparison.Ordinal) ? 1024 * 1024
        : key == Exemptions ? 16 * 1024 * 1024
        : 1024 * 1024 * 1024;

    /// <summary>Creates the exception for an object that is too large; null when it is not.</summary>
    /// <param name="key">The key of the object.</param>
    /// <param name="bytes">The size of the object, in bytes.</param>
    public static InvalidDataException? CreateTooLarge(string key, long bytes) => bytes <= GetMaxBytes(key)
        ? null
        : new InvalidDataException($"it has {bytes} bytes, and the maximum is {GetMaxBytes(key)}");

    /// <summary>Parses the date of a folder named <c>date=2026-11-23</c>; null for any other name.</summary>
    public static DateOnly? ParseDate(string name) =>
        name.StartsWith(DatePrefix, StringComparison.Ordinal)
        && DateOnly.TryParseExact(
            name[DatePrefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static string FormatDate(DateOnly date) => $"{DatePrefix}{TextFormat.Date(date)}";
}
