using System.Security.Cryptography;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Verifies that <c>instances.jsonl.gz</c> is unchanged, by the SHA-256 in the report.</summary>
/// <param name="archive">The archive.</param>
public sealed class ArchiveVerifier(IArchive archive)
{
    /// <summary>Verifies the file of a report.</summary>
    /// <returns>The SHA-256 of the file: 64 hexadecimal digits.</returns>
    /// <exception cref="RunFailedException">The file has changed or is missing, or the report has no SHA-256.</exception>
    public async Task<string> VerifyAsync(Report report, CancellationToken cancellationToken)
    {
        var where = archive.Locate(ArchiveKeys.Instances(report.Date));
        if (report.InstancesSha256 is not { } recorded)
        {
            throw new RunFailedException($"{archive.Locate(ArchiveKeys.ReportJson(report.Date))} has no SHA-256 of "
                + $"{where}. An earlier version of FleetDiff wrote the report. The file cannot be verified.");
        }

        try
        {
            await using var stream = await archive.OpenAsync(ArchiveKeys.Instances(report.Date), cancellationToken)
                ?? throw Wrong("is missing");
            var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            return string.Equals(found, recorded, StringComparison.OrdinalIgnoreCase)
                ? found
                : throw Wrong($"has changed since the run wrote it: its SHA-256 is {found}, and the report has "
                    + SafeText.ToSingleLine(recorded, 100));
        }
        catch (InvalidDataException e)
        {
            throw Wrong($"has changed since the run wrote it: {e.Message}");
        }

        RunFailedException Wrong(string what) => new(
            $"{where} {what}. Restore it (a versioned bucket keeps the earlier version) and find out who changed it.");
    }
}
