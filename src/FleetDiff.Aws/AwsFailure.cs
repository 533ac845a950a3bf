using System.Net;
using Amazon.Runtime;
using FleetDiff.Fleet;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>
/// Turns what the SDK throws into one line for the operator: what happened, to what, and what to do next.
/// </summary>
internal static class AwsFailure
{
    private const StringSplitOptions Spaces = StringSplitOptions.RemoveEmptyEntries;

    private const string NetworkFix = "Check the network and the endpoint, and run again.";

    /// <summary>Whether an exception is AWS's or the network's, and not a mistake of ours.</summary>
    public static bool IsExpected(Exception e, CancellationToken cancellationToken) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
            or InvalidDataException
        || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Describes a failed call.</summary>
    /// <param name="attempt">What was attempted, as the end of "… failed": "listing EC2 instances in view X".</param>
    /// <param name="permission">What IAM must allow for it: "resource-explorer-2:Search on the view".</param>
    /// <param name="e">What was thrown.</param>
    public static NightFailedException Of(string attempt, string permission, Exception e)
    {
        var fix = Fix(e, permission);
        return new(Line(attempt, e, fix), e) { Fix = fix };
    }

    /// <summary>Describes a failed call to an optional source, in the same words.</summary>
    /// <param name="attempt">What was attempted, as the end of "… failed".</param>
    /// <param name="permission">What IAM must allow for it.</param>
    /// <param name="e">What was thrown.</param>
    /// <param name="setUp">How to set the source up, when what was thrown says that it is not; or null.</param>
    public static SourceFailedException OfSource(string attempt, string permission, Exception e, string? setUp)
    {
        var status = setUp is not null ? SourceStatus.NotSetUp
            : IsDenied(e) ? SourceStatus.Denied
            : SourceStatus.Failed;
        var fix = setUp ?? Fix(e, permission);
        return new(status, Line(attempt, e, fix), e) { Fix = fix };
    }

    private static string Line(string attempt, Exception e, string fix) =>
        $"{Capital(attempt)} failed: {Cause(e)}. {fix}";

    private static string Cause(Exception e) => e switch
    {
        // What is not to be read is most often an answer whose end got lost.
        AmazonUnmarshallingException => "the answer could not be read to its end",
        AmazonServiceException { StatusCode: not 0 } service =>
            $"{service.ErrorCode ?? "error"} (HTTP {(int)service.StatusCode}): {Sentence(service.Message)}",
        OperationCanceledException or TimeoutException => "no answer came in time",
        // The SDK's own words are a list of every place where it looked.
        _ when HasNoCredentials(e) => "there are no AWS credentials",
        { InnerException: { } inner and not AmazonServiceException }
            when !e.Message.Contains(inner.Message, StringComparison.Ordinal) =>
            Sentence($"{e.Message} {inner.Message}"),
        _ => Sentence(e.Message),
    };

    private static string Fix(Exception e, string permission) => e switch
    {
        AmazonUnmarshallingException => NetworkFix,
        AmazonServiceException service when IsAboutCredentials(service.ErrorCode) =>
            "The credentials have expired or are not valid: renew them (aws sso login, or the role's session) and run "
            + "again.",
        _ when IsDenied(e) =>
            $"Allow {permission} for the role that runs FleetDiff, and run again.",
        AmazonServiceException { StatusCode: HttpStatusCode.NotFound } =>
            "It has to exist in this account and Region: check the setting, and run again.",
        AmazonServiceException service when IsThrottling(service) =>
            "The service kept throttling through every retry; its quota is shared with everybody in the account. Run "
            + "again later.",
        AmazonServiceException { ErrorCode: "PermanentRedirect" or "AuthorizationHeaderMalformed" } =>
            "The bucket is in another Region: set AWS_REGION to it, or use a bucket of the function's own Region, "
                + "and run again.",
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } =>
            "The service kept failing through every retry. Run again later.",
        AmazonServiceException { StatusCode: not 0 } => "Mend that, and run again.",
        InvalidDataException => "Run again; if it stays so, open a case with AWS Support.",
        AmazonClientException when e.Message.Contains("profile", StringComparison.Ordinal) && !HasNoCredentials(e) =>
            "Set AWS_PROFILE to a profile of this machine, or unset it, and run again.",
        _ when HasNoCredentials(e) =>
            "Give credentials (a role, a profile in AWS_PROFILE, or aws sso login), and run again.",
        _ => NetworkFix,
    };

    /// <summary>Whether AWS knows who calls and does not allow it.</summary>
    // The JSON protocol has HTTP 400 for every refusal; only the code tells them apart (AWS APIs, Common errors).
    public static bool IsDenied(Exception e) => e is AmazonServiceException service
        && !IsAboutCredentials(service.ErrorCode)
        && (service.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
            || service.ErrorCode is "AccessDenied" or "AccessDeniedException" or "NotAuthorized");

    private static bool IsThrottling(AmazonServiceException e) => e.StatusCode is HttpStatusCode.TooManyRequests
        || e.ErrorCode is "Throttling" or "ThrottlingException" or "TooManyRequestsException";

    private static bool IsAboutCredentials(string? code) => code is "ExpiredToken" or "ExpiredTokenException"
        or "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" or "SignatureDoesNotMatch"
        or "InvalidSignatureException" or "TokenRefreshRequired" or "MissingAuthenticationToken"
        or "MissingAuthenticationTokenException";

    // Where a service knows Signature V4a too, the SDK tries that without credentials, and misses its package instead.
    private static bool HasNoCredentials(Exception e) => e is AmazonClientException
        && (e.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase)
            || e.Message.Contains("AWS Signature V4a", StringComparison.Ordinal));

    private static string Sentence(string message) =>
        PlainText.OneLine(string.Join(' ', message.Split(default(char[]), Spaces)), 400).TrimEnd('.');

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
