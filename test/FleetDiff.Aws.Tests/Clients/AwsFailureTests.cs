using System.Net;
using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.S3;
using FleetDiff.Aws.Clients;

namespace FleetDiff.Aws.Tests.Clients;

public sealed class AwsFailureTests
{
    public static TheoryData<Exception, string> Failures => new()
    {
        // The line does not list the sources of credentials, nor name a package when there are none.
        {
            new AmazonClientException("Failed to resolve AWS credentials. The credential providers used to search for "
                + "credentials returned the following errors:\n\nException 1 of 4: none.\nException 2 of 4: none."),
            "there are no AWS credentials. "
        },
        {
            new AmazonClientException("Attempting to make a request that requires an implementation of AWS Signature V4a. Add a "
                + "reference to the AWSSDK.Extensions.CrtIntegration NuGet package to your project."),
            "there are no AWS credentials. "
        },
        {
            new AmazonClientException("The credentials of the container cannot be read."),
            "The credentials of the container cannot be read. Check the network and the endpoint, and run again."
        },
        {
            new HttpRequestException("The SSL connection could not be established, see inner exception.",
                new AuthenticationException("The remote certificate is invalid: UntrustedRoot")),
            "The SSL connection could not be established, see inner exception. The remote certificate is invalid: UntrustedRoot. "
                + "Where a proxy inspects TLS, set AWS_CA_BUNDLE (or, for every program, SSL_CERT_FILE) to a PEM file"
        },
        {
            new HttpRequestException("Connection refused (127.0.0.1:1)", new IOException("Connection refused")),
            "Connection refused (127.0.0.1:1). "
        },
        { new IOException("One.\r\n  Two.\n"), "One. Two. " },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void IsOneLineWithTheCauseAndTheFix(Exception e, string line) =>
        Assert.StartsWith($"Reading X failed: {line}", Line(e), StringComparison.Ordinal);

    [Theory]
    [InlineData("KMSAccessDenied", "The ciphertext refers to a customer master key that does not exist",
        "Allow kms:GenerateDataKey and kms:Decrypt on the topic's KMS key for the role that runs FleetDiff")]
    [InlineData("KMSDisabled", "arn:aws:kms:eu-west-1:111122223333:key/1 is disabled.", "Check in AWS KMS that the key")]
    [InlineData("KMSThrottling", "Rate exceeded", "The service kept throttling")]
    [InlineData("ThrottlingException", "Rate exceeded", "The service kept throttling")]
    [InlineData("TooManyRequestsException", "AWS Organizations is busy.", "The service kept throttling")]
    [InlineData("KMS.DisabledException", "The key is disabled.", "Check in AWS KMS that the key exists in this Region")]
    [InlineData("InvalidParameter", "Invalid parameter: TopicArn",
        "Set FLEETDIFF_TOPIC_ARN to the ARN of an existing standard topic")]
    [InlineData("InvalidParameter", "Invalid parameter: Message too long", "SNS rejects this message, and no setting")]
    [InlineData("MalformedXML", "The XML is malformed.", "Fix this, and run again.")]
    public void ExplainsTheRefusalsOfServices(string code, string message, string fix) => Assert.Contains(
        $". {fix}",
        Line(new AmazonServiceException(message, ErrorType.Sender, code, "id", HttpStatusCode.BadRequest)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("s3:PutObject on resource: \"arn:aws:s3:::archive/a\" with an explicit deny in a resource-based policy",
        "A statement in the bucket policy denies it. If the policy requires SSE-KMS, set FLEETDIFF_KMS_KEY_ARN to the key")]
    [InlineData("s3:PutObject on resource: \"arn:aws:s3:::archive/a\" with an explicit deny in a service control policy",
        "An explicit deny in a service control policy overrides every allow")]
    [InlineData("s3:GetObject on resource: \"arn:aws:s3:::archive/a\" with an explicit deny in a permissions boundary",
        "An explicit deny in a permissions boundary overrides every allow")]
    [InlineData("s3:GetObject on resource: \"arn:aws:s3:::archive/a\" with an explicit deny in an identity-based policy",
        "An explicit deny in an identity-based policy overrides every allow")]
    [InlineData("kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1 because no identity-based "
        + "policy allows the kms:GenerateDataKey action",
        "Allow kms:GenerateDataKey on arn:aws:kms:eu-west-1:111122223333:key/1 for the role that runs FleetDiff, in the")]
    [InlineData("kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this "
        + "Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
        "Allow kms:Decrypt on the key for the role that runs FleetDiff, in the role's policies and in the key policy")]
    [InlineData("s3:PutObject on resource: \"arn:aws:s3:::archive/a\" because no identity-based policy allows the "
        + "s3:PutObject action", "Allow x:Read on it for the role that runs FleetDiff")]
    public void NamesThePolicyThatDenies(string denial, string fix) => Assert.Contains(
        $". {fix}",
        Line(new AmazonS3Exception(
            $"User: arn:aws:sts::111122223333:assumed-role/FleetDiff/f is not authorized to perform: {denial}",
            ErrorType.Sender, "AccessDenied", "id", HttpStatusCode.Forbidden)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently, "PermanentRedirect")]
    [InlineData(HttpStatusCode.BadRequest, "AuthorizationHeaderMalformed")]
    public void NamesTheOtherRegionOfTheBucket(HttpStatusCode status, string code) => Assert.Contains(
        "The bucket is in another Region: set AWS_REGION to that Region",
        Line(new AmazonS3Exception("Use the other endpoint.", ErrorType.Sender, code, "id", status)), StringComparison.Ordinal);

    private static string Line(Exception e) => AwsFailure.Describe("reading X", "x:Read on it", e).Message;
}
