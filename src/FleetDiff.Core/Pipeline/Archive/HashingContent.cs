using System.Security.Cryptography;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>
/// Computes the SHA-256 of an object while it is written. The hash shows later whether the object has changed since the
/// run wrote it.
/// </summary>
internal sealed class HashingContent
{
    /// <summary>The SHA-256, as 64 lower-case hexadecimal digits; null until the object is written.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Wraps content so that writing it computes its SHA-256.</summary>
    public FileContent Wrap(FileContent content) => content with
    {
        WriteAsync = async (stream, cancellationToken) =>
        {
            using var hash = SHA256.Create();
            await using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            {
                await content.WriteAsync(hashed, cancellationToken);
                await hashed.FlushFinalBlockAsync(cancellationToken);
            }

            Sha256 = Convert.ToHexStringLower(hash.Hash ?? []);
        },
    };

    /// <summary>Computes the SHA-256 of a stream, as 64 lower-case hexadecimal digits.</summary>
    public static async Task<string> ComputeAsync(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
}
