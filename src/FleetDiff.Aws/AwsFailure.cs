using System.Net;
using Amazon.Runtime;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>Turns what the SDK throws into one line for the operator: what happened, to what, and what to do next.</summary>
internal static class AwsFailure
{
    /// <summary>Whether an exception is AWS's or the network's, and not a mistake of ours.</summary>
    public static bool IsExpected(Exception e, CancellationToken cancellationToken) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
        || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Describes a failed call.</summary>
    /// <param name="attempt">What was attempted, as the end of "… failed": "listing EC2 instances in view X".</param>
    /// <param name="permission">What IAM must allow for it: "resource-explorer-2:Search on the view".</param>
    /// <param name="e">What was thrown.</param>
    public static NightFailedException Of(string attempt, string permission, Exception e) =>
        new($"{Capital(attempt)} failed: {Cause(e)}. {Fix(e, permission)}", e);

    private static string Cause(Exception e) => e switch
    {
        AmazonServiceException { StatusCode: not 0 } service =>
            $"{service.ErrorCode ?? "error"} (HTTP {(int)service.StatusCode}): {Sentence(service.Message)}",
        OperationCanceledException or TimeoutException => "no answer came in time",
        _ => Sentence(e.InnerException is { } inner and not AmazonServiceException ? $"{e.Message} {inner.Message}" : e.Message),
    };

    private static string Fix(Exception e, string permission) => e switch
    {
        AmazonServiceException service when IsAboutCredentials(service.ErrorCode) =>
            "The credentials have expired or are not valid: renew them (aws sso login, or the role's session) and run again.",
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } =>
            $"Allow {permission} for the role that runs FleetDiff, and run again.",
        AmazonServiceException { StatusCode: HttpStatusCode.NotFound } =>
            "It does not exist, or not in this account and Region: check the setting, and run again.",
        AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests } =>
            "The service kept throttling through every retry; its quota is shared with everybody in the account. Run again later.",
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } =>
            "The service kept failing through every retry. Run again later.",
        AmazonServiceException { StatusCode: not 0 } => "Mend that, and run again.",
        AmazonClientException when e.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) =>
            "Give credentials (a role, a profile in AWS_PROFILE, or aws sso login), and run again.",
        _ => "Check the network and the endpoint, and run again.",
    };

    private static bool IsAboutCredentials(string? code) => code is "ExpiredToken" or "ExpiredTokenException"
        or "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" or "SignatureDoesNotMatch"
        or "InvalidSignatureException" or "TokenRefreshRequired" or "MissingAuthenticationToken";

    private static string Sentence(string message) => PlainText.OneLine(message.Trim(), 400).TrimEnd('.');

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
