using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Storage;

/// <summary>An archive in an S3 bucket.</summary>
internal sealed class S3Archive(IAmazonS3 client, ArchiveLocation.Bucket bucket, TimeSpan? timeout = null) : IArchive
{
    /// <summary>The timeout for reading one object. The SDK has no timeout for S3, because an object can have any size.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private const int MaxAttempts = 4;

    // S3 returns the same error for a bucket of another account as for a missing permission: HTTP 403, Access Denied.
    private string OwnerHint => bucket.Owner is { } owner ? $" (in a bucket of account {owner}: {Setting.BucketOwner})" : "";

    public string Locate(string key) => $"s3://{bucket.Name}/{bucket.Prefix}{key}";

    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        // The SDK retries a call, but not the reading of the body. So retry the whole download.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DownloadAsync(key, cancellationToken);
            }
            catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
            {
                return null;
            }
            catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
            {
                if (attempt == MaxAttempts || e is AmazonS3Exception or UnexpectedResponseException)
                {
                    throw AwsFailure.Describe($"reading {Locate(key)}",
                        "s3:GetObject on the object and s3:ListBucket on the bucket "
                        + "(without the second, S3 denies access to missing objects), "
                        + $"and kms:Decrypt on the bucket's key if it has one{OwnerHint}", e);
                }
            }
        }
    }

    private async Task<FileStream> DownloadAsync(string key, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(timeout ?? Timeout);
        using var response = await client.GetObjectAsync(
            new GetObjectRequest { BucketName = bucket.Name, Key = bucket.Prefix + key, ExpectedBucketOwner = bucket.Owner },
            timer.Token);
        ThrowIfMissing(response.ETag, "ETag");
        if (ArchiveKeys.CreateTooLarge(key, response.ContentLength) is { } tooLarge)
        {
            throw tooLarge;
        }

        var file = AtomicFile.CreateTemporary();
        try
        {
            await response.ResponseStream.CopyToAsync(file, timer.Token);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public async Task PutAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        await StoreAsync(key, content, onlyIfAbsent: false, cancellationToken);

    public Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        StoreAsync(key, content, onlyIfAbsent: true, cancellationToken);

    private async Task<bool> StoreAsync(
        string key, FileContent content, bool onlyIfAbsent, CancellationToken cancellationToken)
    {
        await using var file = AtomicFile.CreateTemporary();
        await content.WriteAsync(file, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            file.Position = 0;
            try
            {
                var response = await client.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = bucket.Name,
                        Key = bucket.Prefix + key,
                        ContentType = content.ContentType,
                        InputStream = file,
                        AutoCloseStream = false,
                        AutoResetStreamPosition = false,
                        UseChunkEncoding = false,
                        IfNoneMatch = onlyIfAbsent ? "*" : null,
                        ExpectedBucketOwner = bucket.Owner,
                        ServerSideEncryptionMethod =
                            bucket.KmsKeyArn is null ? null : ServerSideEncryptionMethod.AWSKMS,
                        ServerSideEncryptionKeyManagementServiceKeyId = bucket.KmsKeyArn,
                    },
                    cancellationToken);
                ThrowIfMissing(response.ETag, "ETag");
                return true;
            }
            catch (AmazonS3Exception e) when (onlyIfAbsent && e.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                // If the first attempt stored the object and its response was lost, the retry fails. Then the object is ours.
                return await IsStoredAsync(key, file, cancellationToken);
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.Conflict && attempt < MaxAttempts)
            {
                // Concurrent conditional writes: Amazon S3 requires a retry (User Guide, Conditional requests).
            }
            catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
            {
                throw AwsFailure.Describe($"writing {Locate(key)}",
                    "s3:PutObject on it (and kms:GenerateDataKey and kms:Decrypt on the bucket's key, if it has one)"
                    + OwnerHint,
                    e);
            }
        }
    }

    private async Task<bool> IsStoredAsync(string key, FileStream file, CancellationToken cancellationToken)
    {
        await using var stored = await OpenAsync(key, cancellationToken);
        if (stored is null || stored.Length != file.Length)
        {
            return false;
        }

        file.Position = 0;
        var theirs = await SHA256.HashDataAsync(stored, cancellationToken);
        var ours = await SHA256.HashDataAsync(file, cancellationToken);
        return theirs.AsSpan().SequenceEqual(ours);
    }

    // A proxy can also return HTTP 200. A response from S3 always has this value (Amazon S3 API Reference).
    private static void ThrowIfMissing(string? value, string name)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new UnexpectedResponseException($"it has no {name}");
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        string? token = null;
        try
        {
            do
            {
                var page = await client.ListObjectsV2Async(
                    new ListObjectsV2Request
                    {
                        BucketName = bucket.Name,
                        Prefix = bucket.Prefix + prefix,
                        Delimiter = "/",
                        ContinuationToken = token,
                        ExpectedBucketOwner = bucket.Owner,
                    },
                    cancellationToken);
                ThrowIfMissing(page.Name, "bucket name");
                names.AddRange((page.CommonPrefixes ?? []).Select(Name));
                names.AddRange((page.S3Objects ?? []).Select(entry => Name(entry.Key)));
                token = page.NextContinuationToken;
            }
            while (!string.IsNullOrEmpty(token));
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe($"listing {Locate(prefix)}", $"s3:ListBucket on the bucket{OwnerHint}", e);
        }

        return names;

        string Name(string key) => key[(bucket.Prefix.Length + prefix.Length)..].TrimEnd('/');
    }
}
