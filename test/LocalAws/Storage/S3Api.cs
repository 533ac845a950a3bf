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

    public override ServiceError Throttled => new(503, "SlowDown", "Please reduce your request rate.");

    public override ServiceError InternalError =>
        new(500, "InternalError", "We encountered an internal error. Please try again.");

    public override ServiceError ExpiredToken => new(400, "ExpiredToken", "The provided token has expired.");

    // CopyObject differs from PutObject only by one header.
    public override string OperationOf(AwsRequest request) => request.Header("x-amz-copy-source") is null
        ? S3Target.Of(request).Operation(request.Method)
        : "CopyObject";

    public override ServiceError Denied(AwsRequest request)
    {
        var target = S3Target.Of(request);
        var action = request.Operation switch
        {
            "HeadObject" => "GetObject",
            "ListObjectsV2" => "ListBucket",
            var same => same,
        };
        var resource = target.Key.Length == 0 ? target.Bucket : $"{target.Bucket}/{target.Key}";
        return new(403, "AccessDenied", Caller.NotAuthorized($"s3:{action}", $"\"arn:aws:s3:::{resource}\""));
    }

    public override Answer Refuse(AwsRequest request, ServiceError error) => S3Xml.Answer(error.Status, new XElement(
        "Error",
        new XElement("Code", error.Code),
        new XElement("Message", error.Message),
        new XElement("Resource", request.Path)));

    protected override ServiceError Unknown(AwsRequest request) => new(501, "NotImplemented", DescribeUnknown(request));

    private Answer List(AwsRequest request)
    {
        var target = S3Target.Of(request);
        return new ObjectListing(target, RequiredBucket(request, target)).Answer();
    }

    private Answer Put(AwsRequest request)
    {
        var target = S3Target.Of(request);
        return ObjectOperations.Put(request, target.Key, WritableBucket(request, target), _buckets.Clock.GetUtcNow());
    }

    private Answer Get(AwsRequest request)
    {
        var target = S3Target.Of(request);
        return ObjectOperations.Get(target.Key, RequiredBucket(request, target));
    }

    private Bucket WritableBucket(AwsRequest request, S3Target target)
    {
        var bucket = RequiredBucket(request, target);
        return bucket.DemandedKey is { } key
            && (request.Header("x-amz-server-side-encryption"),
                request.Header("x-amz-server-side-encryption-aws-kms-key-id")) != ("aws:kms", key)
            ? throw new ServiceException(403, "AccessDenied",
                $"User: {Caller.Arn} is not authorized to perform: s3:PutObject on resource: "
                + $"\"arn:aws:s3:::{target.Bucket}/{target.Key}\" with an explicit deny in a resource-based policy")
            : bucket;
    }

    private Bucket RequiredBucket(AwsRequest request, S3Target target)
    {
        var bucket = _buckets.Find(target.Bucket)
            ?? throw new ServiceException(404, "NoSuchBucket", "The specified bucket does not exist");
        return request.Header("x-amz-expected-bucket-owner") is { } owner && owner != bucket.Owner
            ? throw new ServiceException(403, "AccessDenied", "Access Denied")
            : bucket;
    }
}
