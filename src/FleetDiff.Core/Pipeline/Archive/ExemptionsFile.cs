using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Reads the file <c>exemptions.csv</c> of an archive.</summary>
public static class ExemptionsFile
{
    /// <summary>Reads the exemption rules. Returns an empty list when the file does not exist.</summary>
    /// <exception cref="RunFailedException">The file has errors. The message lists each with line and column.</exception>
    public static async Task<IReadOnlyList<ExemptionRule>> ReadAsync(
        IArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await archive.OpenAsync(ArchiveKeys.Exemptions, cancellationToken);
            if (stream is null)
            {
                return [];
            }

            using var content = new MemoryStream();
            await stream.CopyToAsync(content, cancellationToken);
            return ExemptionParser.Parse(content.ToArray());
        }
        catch (ExemptionsException e)
        {
            var errors = e.Message[e.Message.IndexOf('\n', StringComparison.Ordinal)..];
            throw new RunFailedException(
                $"{archive.Locate(ArchiveKeys.Exemptions)} has errors. Fix them and run again:{errors}", e);
        }
        catch (InvalidDataException e)
        {
            throw new RunFailedException(
                $"{archive.Locate(ArchiveKeys.Exemptions)} cannot be read: {e.Message}. Fix the file and run again.", e);
        }
    }
}
