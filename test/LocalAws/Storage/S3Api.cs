using System.Globalization;
using System.Text;
using System.Xml.Linq;
using LocalAws.Serving;

namespace LocalAws.Storage;

/// <summary>The wire protocol of S3: rest-xml, path style.</summary>
internal sealed class S3Api : AwsService
{
    private readonly Buckets _buckets;

    public S3Api(Buckets buckets)
        : base("s3")
    {
        _buckets = buckets;
        Operations = new()
        {
            ["ListObjectsV2"] = List,
            ["PutObject"] = Put,
            ["GetObject"] = Get,
            ["HeadObject"] = Get,
        };
    }

    public override ServiceException Throttled => new(503, "SlowDown", "Please reduce your request rate.");

    public override ServiceException InternalError =>
        new(500, "InternalError", "We encountered an internal error. Please try again.");

    public override ServiceException ExpiredToken => new(400, "ExpiredToken", "The provided token has expired.");

    public override string OperationOf(AwsRequest request) => S3Target.Of(request).Operation(request.Method);

    public override ServiceException Denied(AwsRequest request)
    {
        var target = S3Target.Of(request);
        var action = request.Operation switch
        {
            "HeadObject" => "GetObject",
            "ListObjectsV2" => "ListBucket",
            var same => same,
        };
        var resource = target.Key.Length == 0 ? target.Bucket : $"{target.Bucket}/{target.Key}";
        return new(403, "AccessDenied", NotAuthorized($"s3:{action}", $"\"arn:aws:s3:::{resource}\""));
    }

    public override Answer Refuse(AwsRequest request, ServiceException error) => Xml(error.Status, new XElement(
        "Error",
        new XElement("Code", error.Code),
        new XElement("Message", error.Message),
        new XElement("Resource", request.Path)));

    private Answer List(AwsRequest request)
    {
        var target = S3Target.Of(request);
        return Xml(200, new ObjectListing(target, RequiredBucket(request, target)).Write());
    }

    private Answer Put(AwsRequest request)
    {
        if (request.Header("x-amz-copy-source") is not null
            || request.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) is true)
        {
            throw new ServiceException(501, "NotImplemented", "LocalAws supports neither copies nor the encoding aws-chunked.");
        }

        var target = S3Target.Of(request);
        var bucket = WritableBucket(request, target);
        var type = request.Header("Content-Type") ?? "binary/octet-stream";
        var stored = new StoredObject(request.Bytes, type, DateTimeOffset.UtcNow);
        if (request.Header("If-None-Match") is null)
        {
            bucket.Objects[target.Key] = stored;
        }
        else if (!bucket.Objects.TryAdd(target.Key, stored))
        {
            throw new ServiceException(
                412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }

        return Answer.Empty(200) with { Headers = RequestIds(("ETag", stored.ETag)) };
    }

    private Answer Get(AwsRequest request)
    {
        var target = S3Target.Of(request);
        var stored = RequiredBucket(request, target).Objects.GetValueOrDefault(target.Key)
            ?? throw new ServiceException(404, "NoSuchKey", "The specified key does not exist.");
        return new Answer(200, stored.ContentType, stored.Bytes)
        {
            Headers = RequestIds(
                ("ETag", stored.ETag),
                ("Last-Modified", stored.LastModified.ToString("R", CultureInfo.InvariantCulture)),
                ("Accept-Ranges", "bytes")),
        };
    }

    private Bucket WritableBucket(AwsRequest request, S3Target target)
    {
        var bucket = RequiredBucket(request, target);
        return bucket.DemandedKey is { } key
            && (request.Header("x-amz-server-side-encryption"),
                request.Header("x-amz-server-side-encryption-aws-kms-key-id")) != ("aws:kms", key)
            ? throw new ServiceException(403, "AccessDenied",
                $"User: {Caller} is not authorized to perform: s3:PutObject on resource: "
                + $"\"arn:aws:s3:::{target.Bucket}/{target.Key}\" with an explicit deny in a resource-based policy")
            : bucket;
    }

    private Bucket RequiredBucket(AwsRequest request, S3Target target)
    {
        var bucket = _buckets.Find(target.Bucket)
            ?? throw new ServiceException(404, "NoSuchBucket", "The specified bucket does not exist");
        return request.Header("x-amz-expected-bucket-owner") is { } and not LocalAwsServer.AccountId
            ? throw new ServiceException(403, "AccessDenied", "Access Denied")
            : bucket;
    }

    private static Answer Xml(int status, XElement root)
    {
        var xml = $"""<?xml version="1.0" encoding="UTF-8"?>{root.ToString(SaveOptions.DisableFormatting)}""";
        return new(status, "application/xml", Encoding.UTF8.GetBytes(xml)) { Headers = RequestIds() };
    }

    private static Dictionary<string, string> RequestIds(params (string Name, string Value)[] others) => new(
        others.Select(header => KeyValuePair.Create(header.Name, header.Value)))
    {
        ["x-amz-request-id"] = Guid.NewGuid().ToString("N")[..16].ToUpperInvariant(),
        ["x-amz-id-2"] = "LocalAws",
    };
}
