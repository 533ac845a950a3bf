using System.Globalization;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Where each thing lies in the archive.</summary>
public static class ArchiveKeys
{
    /// <summary>The prefix of all reports.</summary>
    public const string Reports = "reports/";

    /// <summary>The prefix of all records of alerts.</summary>
    public const string Alerts = "alerts/";

    /// <summary>The archive's front page.</summary>
    public const string Index = $"{Reports}index.html";

    /// <summary>Who need not be managed; optional, and the archive's owner's.</summary>
    public const string Exemptions = "exemptions.csv";

    /// <summary>When and by whom the archive was last seen to be writable; not part of any night.</summary>
    public const string Doctor = "doctor.json";

    /// <summary>The prefix of what says which run may write.</summary>
    public const string Leases = "leases/";

    private const string DatePrefix = "date=";

    /// <summary>Everything of a night; it exists if and only if the night is complete.</summary>
    public static string ReportJson(DateOnly date) => $"{Reports}{FormatDate(date)}/report.json";

    /// <summary>The page for people.</summary>
    public static string ReportHtml(DateOnly date) => $"{Reports}{FormatDate(date)}/report.html";

    /// <summary>The unmanaged instances for spreadsheets.</summary>
    public static string UnmanagedCsv(DateOnly date) => $"{Reports}{FormatDate(date)}/unmanaged.csv";

    /// <summary>The unmanaged instances for security lakes.</summary>
    public static string UnmanagedOcsf(DateOnly date) => $"{Reports}{FormatDate(date)}/unmanaged.ocsf.jsonl";

    /// <summary>The prefix of the files of single accounts.</summary>
    public static string Accounts(DateOnly date) => $"{Reports}{FormatDate(date)}/accounts/";

    /// <summary>The findings of one account, for its owner.</summary>
    public static string AccountCsv(DateOnly date, string account) => $"{Accounts(date)}{account}.csv";

    /// <summary>One line for each instance.</summary>
    public static string Instances(DateOnly date) => $"instances/{FormatDate(date)}/instances.jsonl.gz";

    /// <summary>What was sent, and that it was.</summary>
    public static string Alert(DateOnly date) => $"{Alerts}{FormatDate(date)}/alert.json";

    /// <summary>The claim with a number.</summary>
    public static string Lease(long number) => $"{Leases}{number.ToString(CultureInfo.InvariantCulture)}.json";

    /// <summary>The number of a claim named <c>1.json</c>; null for any other name.</summary>
    public static long? ParseLease(string name) =>
        long.TryParse(name.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Lease(number) == Leases + name
            ? number
            : null;

    /// <summary>
    /// How many bytes an object may have to be read. Whoever can write to the archive can put a file of any size there.
    /// </summary>
    public static long GetMaxBytes(string key) =>
        key.StartsWith(Leases, StringComparison.Ordinal) || key == Doctor ? 64 * 1024
        : key.StartsWith(Alerts, StringComparison.Ordinal) ? 1024 * 1024
        : key == Exemptions ? 16 * 1024 * 1024
        : 1024 * 1024 * 1024;

    /// <summary>What says that an object is too large to be read; null when it is not.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="bytes">Its length.</param>
    public static InvalidDataException? CreateTooLarge(string key, long bytes) => bytes <= GetMaxBytes(key)
        ? null
        : new InvalidDataException($"it has {bytes} bytes, and at most {GetMaxBytes(key)} are read");

    /// <summary>The night of a folder named <c>date=2026-11-23</c>; null for any other name.</summary>
    public static DateOnly? ParseDate(string name) =>
        name.StartsWith(DatePrefix, StringComparison.Ordinal)
        && DateOnly.TryParseExact(
            name[DatePrefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static string FormatDate(DateOnly date) =>
        $"{DatePrefix}{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
