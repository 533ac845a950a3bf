using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>The file <c>exemptions.csv</c> of an archive.</summary>
public static class ExemptionsFile
{
    /// <summary>Its rules; none when it is not there.</summary>
    /// <exception cref="RunFailedException">There are mistakes in it; each is named, with line and column.</exception>
    public static async Task<IReadOnlyList<ExemptionRule>> ReadAsync(
        IArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await archive.OpenAsync(ArchiveKeys.Exemptions, cancellationToken);
            return stream is null ? [] : await ExemptionParser.ParseAsync(stream, cancellationToken);
        }
        catch (ExemptionsException e)
        {
            var mistakes = e.Message[e.Message.IndexOf('\n', StringComparison.Ordinal)..];
            throw new RunFailedException(
                $"{archive.Locate(ArchiveKeys.Exemptions)} has mistakes. Correct them, and run again:{mistakes}", e);
        }
        catch (InvalidDataException e)
        {
            throw new RunFailedException(
                $"{archive.Locate(ArchiveKeys.Exemptions)} cannot be read: {e.Message}. Correct it, and run again.", e);
        }
    }
}
