using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace FleetDiff.Aws.Tests;

public sealed class SayingWhatFailed
{
    [Fact]
    public void GivesNoListOfThePlacesWithoutCredentials() => Assert.Equal(
        "Reading X failed: there are no AWS credentials. Give credentials (a role, a profile in AWS_PROFILE, or aws sso "
            + "login), and run again.",
        Line(new AmazonClientException(
            "Failed to resolve AWS credentials.\n\nException 1 of 4: none.\nException 2 of 4: none.")));

    [Fact]
    public void DoesNotAskForAPackageWhereCredentialsAreMissing() => Assert.StartsWith(
        "Reading X failed: there are no AWS credentials. Give credentials",
        Line(new AmazonClientException("Attempting to make a request that requires an implementation of AWS Signature "
            + "V4a. Add a reference to the AWSSDK.Extensions.CrtIntegration NuGet package to your project.")),
        StringComparison.Ordinal);

    [Fact]
    public void NamesTheProfileThatIsNotThere() => Assert.Equal(
        "Reading X failed: Unable to find the \"night\" profile. Set AWS_PROFILE to a profile of this "
            + "machine, or unset it, and run again.",
        Line(new AmazonClientException("Unable to find the \"night\" profile.")));

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently, "PermanentRedirect")]
    [InlineData(HttpStatusCode.BadRequest, "AuthorizationHeaderMalformed")]
    public void SaysThatTheBucketIsInAnotherRegion(HttpStatusCode status, string code) => Assert.Contains(
        "The bucket is in another Region: set AWS_REGION to it",
        Line(new AmazonS3Exception("Use the other endpoint.", ErrorType.Sender, code, "id", status)), StringComparison.Ordinal);

    [Fact]
    public void SaysOnceWhatTheCauseSaysToo() => Assert.StartsWith(
        "Reading X failed: Connection refused (127.0.0.1:1). ",
        Line(new HttpRequestException("Connection refused (127.0.0.1:1)", new IOException("Connection refused"))),
        StringComparison.Ordinal);

    [Fact]
    public void PutsWhatHasSeveralLinesIntoOne() => Assert.StartsWith(
        "Reading X failed: One. Two. ", Line(new IOException("One.\r\n  Two.\n")), StringComparison.Ordinal);

    private static string Line(Exception e) => AwsFailure.Of("reading X", "x:Read on it", e).Message;
}
