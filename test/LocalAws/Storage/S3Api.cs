using System.Xml.Linq;
using LocalAws.Serving;

namespace LocalAws.Storage;

/// <summary>The wire protocol of S3: rest-xml, path style.</summary>
internal sealed class S3Api(Buckets buckets) : IAwsService
{
    public string Name => "s3";

    // CopyObject differs from PutObject only by one header.
    public string OperationOf(AwsRequest request) => request.Header("x-amz-copy-source") is null
        ? S3Target.Of(request).Operation(request.Method)
        : "CopyObject";

    public Answer Perform(AwsRequest request)
    {
        var target = S3Target.Of(request);
        return request.Operation switch
        {
            "ListObjectsV2" => new ObjectListing(target, RequiredBucket(request, target)).Answer(),
            "PutObject" => ObjectOperations.Put(
                request, target.Key, WritableBucket(request, target), buckets.Clock.GetUtcNow()),
            "GetObject" or "HeadObject" => ObjectOperations.Get(target.Key, RequiredBucket(request, target)),
            _ => throw new ServiceException(Word(CommonError.UnknownOperation, request)),
        };
    }

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(503, "SlowDown", "Please reduce your request rate."),
        CommonError.Internal => new(500, "InternalError", "We encountered an internal error. Please try again."),
        CommonError.Denied => new(403, "AccessDenied", Denied(request)),
        CommonError.ExpiredToken => new(400, "ExpiredToken", "The provided token has expired."),
        // To S3 an unsigned request is anonymous, and has no permissions.
        CommonError.Unsigned => new(403, "AccessDenied", "Access Denied"),
        _ => new(501, "NotImplemented", $"LocalAws does not know {request.Operation}."),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => S3Xml.Answer(error.Status, new XElement(
        "Error",
        new XElement("Code", error.Code),
        new XElement("Message", error.Message),
        new XElement("Resource", request.Path)));

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

    private static string Denied(AwsRequest request)
    {
        var target = S3Target.Of(request);
        var action = request.Operation switch
        {
            "HeadObject" => "GetObject",
            "ListObjectsV2" => "ListBucket",
            var same => same,
        };
        var resource = target.Key.Length == 0 ? target.Bucket : $"{target.Bucket}/{target.Key}";
        return Caller.NotAuthorized($"s3:{action}", $"\"arn:aws:s3:::{resource}\"");
    }

    private Bucket RequiredBucket(AwsRequest request, S3Target target)
    {
        var bucket = buckets.Find(target.Bucket)
            ?? throw new ServiceException(404, "NoSuchBucket", "The specified bucket does not exist");
        return request.Header("x-amz-expected-bucket-owner") is { } owner && owner != bucket.Owner
            ? throw new ServiceException(403, "AccessDenied", "Access Denied")
            : bucket;
    }
}
