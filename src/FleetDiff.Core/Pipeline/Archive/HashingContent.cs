using System.Security.Cryptography;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>
/// The SHA-256 of an object, taken while it is written: by it anybody can see later that the object is still what the
/// night wrote.
/// </summary>
internal sealed class HashingContent
{
    /// <summary>64 lower-case hexadecimal digits; null until the object is written.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>The same object, with its fingerprint taken on the way.</summary>
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

    /// <summary>The fingerprint of an object that is read.</summary>
    public static async Task<string> ComputeAsync(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
}
