using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Whether the list of all instances is still what the night wrote, by the SHA-256 in its report.</summary>
/// <param name="archive">The archive.</param>
public sealed class ArchiveVerifier(IArchive archive)
{
    /// <summary>Verifies a night.</summary>
    /// <returns>The fingerprint that the file and the report agree about: 64 hexadecimal digits.</returns>
    /// <exception cref="RunFailedException">The file is another, or is missing, or nothing is on record.</exception>
    public async Task<string> VerifyAsync(Report report, CancellationToken cancellationToken)
    {
        var where = archive.Locate(ArchiveKeys.Instances(report.Date));
        if (report.InstancesSha256 is not { } recorded)
        {
            throw new RunFailedException($"{archive.Locate(ArchiveKeys.ReportJson(report.Date))} has no SHA-256 of "
                + $"{where}: an earlier FleetDiff wrote it, and nothing tells whether the file is what it was.");
        }

        await using var stream = await OpenAsync() ?? throw Wrong("is missing");
        var found = await HashingContent.ComputeAsync(stream, cancellationToken);
        return string.Equals(found, recorded, StringComparison.OrdinalIgnoreCase)
            ? found
            : throw Wrong($"is not what the night wrote: its SHA-256 is {found}, and the report says "
                + SafeText.ToSingleLine(recorded, 100));

        async Task<Stream?> OpenAsync()
        {
            try
            {
                return await archive.OpenAsync(ArchiveKeys.Instances(report.Date), cancellationToken);
            }
            catch (InvalidDataException e)
            {
                throw Wrong($"is not what the night wrote: {e.Message}");
            }
        }

        RunFailedException Wrong(string what) => new(
            $"{where} {what}. Restore it (a bucket with versions has the earlier one), and see who changed it.");
    }
}
