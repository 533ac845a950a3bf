using System.Text.RegularExpressions;

namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>Where nights are kept.</summary>
public abstract partial record ArchiveLocation
{
    private const string Scheme = "s3://";

    private ArchiveLocation()
    {
    }

    /// <summary>
    /// Reads <c>s3://bucket/prefix</c> or a folder's path. Null for what is neither, and for a bucket that is written
    /// otherwise: a folder named <c>arn:aws:s3:::bucket</c> is nobody's wish.
    /// </summary>
    public static ArchiveLocation? Parse(string value)
    {
        if (!value.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return value.Contains("://", StringComparison.Ordinal) || IsBucketWrittenOtherwise(value)
                ? null
                : new Folder(value);
        }

        var index = value[Scheme.Length..];
        var (bucket, prefix) = index.Split('/', 2) is [var b, var p] ? (b, p) : (index, "");
        prefix = prefix.Trim('/');
        return IsBucketName(bucket)
            ? new Bucket(bucket, prefix.Length == 0 ? "" : $"{prefix}/")
            : null;
    }

    /// <summary>Whether a text can be a bucket's name (Amazon S3 user guide, General purpose bucket naming rules).</summary>
    public static bool IsBucketName(string text) => BucketForm().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketForm();

    private static bool IsBucketWrittenOtherwise(string value) =>
        value.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("s3:", StringComparison.OrdinalIgnoreCase);

    /// <summary>An S3 bucket.</summary>
    /// <param name="Name">The bucket's name.</param>
    /// <param name="Prefix">What comes before every key: empty, or ending in a slash.</param>
    public sealed record Bucket(string Name, string Prefix) : ArchiveLocation
    {
        /// <summary>The ARN of the KMS key that encrypts what is written; null for the bucket's default encryption.</summary>
        public string? KmsKeyArn { get; init; }

        /// <summary>The id of the account that has to own the bucket; null for any.</summary>
        public string? Owner { get; init; }
    }

    /// <summary>A folder of this machine.</summary>
    /// <param name="Path">Its path.</param>
    public sealed record Folder(string Path) : ArchiveLocation;
}
