using System.Text.RegularExpressions;

namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>The location of the archive: an S3 bucket or a folder.</summary>
public abstract partial record ArchiveLocation
{
    private const string Scheme = "s3://";

    private ArchiveLocation()
    {
    }

    /// <summary>
    /// Parses <c>s3://bucket/prefix</c> or the path of a folder. Returns null for other text, and for other notations of a
    /// bucket: <c>arn:aws:s3:::bucket</c> is not the name of a folder.
    /// </summary>
    public static ArchiveLocation? Parse(string value)
    {
        if (!value.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return value.Contains("://", StringComparison.Ordinal) || IsOtherBucketNotation(value)
                ? null
                : new Folder(value);
        }

        var path = value[Scheme.Length..];
        var (bucket, prefix) = path.Split('/', 2) is [var b, var p] ? (b, p) : (path, "");
        prefix = prefix.Trim('/');
        return IsBucketName(bucket)
            ? new Bucket(bucket, prefix.Length == 0 ? "" : $"{prefix}/")
            : null;
    }

    /// <summary>Returns whether a text is a bucket name (Amazon S3 User Guide, General purpose bucket naming rules).</summary>
    public static bool IsBucketName(string text) => BucketPattern().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketPattern();

    private static bool IsOtherBucketNotation(string value) =>
        value.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("s3:", StringComparison.OrdinalIgnoreCase);

    /// <summary>An S3 bucket.</summary>
    /// <param name="Name">The name of the bucket.</param>
    /// <param name="Prefix">The prefix of every key: empty, or ending with a slash.</param>
    public sealed record Bucket(string Name, string Prefix) : ArchiveLocation
    {
        /// <summary>The ARN of the KMS key that encrypts the objects; null for the default encryption of the bucket.</summary>
        public string? KmsKeyArn { get; init; }

        /// <summary>The id of the account that must own the bucket; null for any account.</summary>
        public string? Owner { get; init; }
    }

    /// <summary>A folder on this machine.</summary>
    /// <param name="Path">The path of the folder.</param>
    public sealed record Folder(string Path) : ArchiveLocation;
}
