using System.Net;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using FleetDiff.Aws.Credentials;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Clients;

/// <summary>Finds the fix for a failed AWS call, in one or two sentences.</summary>
internal static partial class AwsErrorFix
{
    public static string Find(Exception e, string permission) => e switch
    {
        CredentialsException credentials => credentials.Fix,
        UnexpectedResponseException answer => answer.Fix,
        _ when AwsFailure.IsUnreadable(e) => UnexpectedResponseException.Advice,
        AmazonServiceException { StatusCode: not 0 } service => FindServiceFix(service, permission),
        _ when HasNoCredentials(e) => $"{Profile.Choose()}, and run again.",
        _ => FindNetworkFix(e),
    };

    public static string FindNetworkFix(Exception e) => IsAboutTrust(e)
        ? "Where a proxy inspects TLS, set AWS_CA_BUNDLE (or, for every program, SSL_CERT_FILE) to a PEM file with the "
            + "root certificate of the proxy, and run again."
        : "Check the network and the endpoint, and run again.";

    /// <summary>Returns whether the SDK found no credentials.</summary>
    // If a service also supports Signature V4a and there are no credentials, the SDK reports the missing V4a package instead.
    public static bool HasNoCredentials(Exception e) => e is AmazonClientException
        && (e.Message.StartsWith("Failed to resolve AWS credentials", StringComparison.Ordinal)
            || e.Message.Contains("AWS Signature V4a", StringComparison.Ordinal));

    /// <summary>Returns whether an error code means that the credentials are not valid or have expired.</summary>
    public static bool IsAboutCredentials(string? code) => code is "ExpiredToken" or "ExpiredTokenException"
        or "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" or "SignatureDoesNotMatch"
        or "InvalidSignatureException" or "TokenRefreshRequired" or "MissingAuthenticationToken"
        or "MissingAuthenticationTokenException";

    private static string FindServiceFix(AmazonServiceException e, string permission) => e.ErrorCode switch
    {
        var code when IsAboutCredentials(code) =>
            "The credentials have expired or are not valid: renew them (aws sso login, or the role's session) and run "
            + "again.",
        // Amazon SNS API Reference, Publish. S3 adds the prefix "KMS." to the errors of AWS KMS.
        "KMSThrottling" or "KMS.ThrottlingException" => Throttled,
        "KMSAccessDenied" => "Allow kms:GenerateDataKey and kms:Decrypt on the topic's KMS key for the role that runs "
            + "FleetDiff, in the role's policies and in the key policy, and run again.",
        ['K', 'M', 'S', ..] => "Check in AWS KMS that the key exists in this Region and is enabled, and run again.",
        "InvalidParameter" when e.Message.Contains("TopicArn", StringComparison.Ordinal) =>
            $"Set {Setting.TopicArn} to the ARN of an existing standard topic, and run again.",
        "InvalidParameter" or "InvalidParameterValue" or "ParameterValueInvalid" =>
            "SNS rejects this message, and no setting changes that. Report it as a bug in FleetDiff.",
        "PermanentRedirect" or "AuthorizationHeaderMalformed" =>
            "The bucket is in another Region: set AWS_REGION to that Region, or use a bucket in the Region of the "
            + "function, and run again.",
        _ when AwsFailure.IsDenied(e) => FormatDenied(e.Message, permission),
        _ when e.StatusCode == HttpStatusCode.NotFound =>
            "The resource must exist in this account and Region: check the setting, and run again.",
        _ when IsThrottling(e) => Throttled,
        _ when e.StatusCode >= HttpStatusCode.InternalServerError =>
            "The service kept failing through every retry. Run again later.",
        _ => "Fix this, and run again.",
    };

    private const string Throttled = "The service kept throttling through every retry; all callers in the account share "
        + "its quota. Run again later.";

    // The message contains the action, the resource and the policy (IAM User Guide, Troubleshoot access denied error messages).
    private static string FormatDenied(string message, string permission)
    {
        var denial = ParseDenial().Match(message);
        var (action, resource) = (denial.Groups["action"].Value, denial.Groups["resource"].Value);
        var policy = ExplicitDenyPattern().Match(message) is { Success: true } deny ? deny.Groups["policy"].Value : null;
        return (action, policy) switch
        {
            ("s3:PutObject", "a resource-based policy") =>
                $"A statement in the bucket policy denies it. If the policy requires SSE-KMS, set {Setting.KmsKeyArn} to the "
                + "key. Otherwise, exclude the role that runs FleetDiff from the statement. Then run again.",
            (_, not null) =>
                $"An explicit deny in {policy} overrides every allow: change that statement, and run again.",
            (['k', 'm', 's', ':', ..], _) =>
                $"Allow {action} on {(resource.Length > 0 ? resource : "the key")} for the role that runs FleetDiff, in the "
                + "role's policies and in the key policy, and run again.",
            _ => $"Allow {permission} for the role that runs FleetDiff, and run again.",
        };
    }

    private static bool IsThrottling(AmazonServiceException e) => e.StatusCode is HttpStatusCode.TooManyRequests
        || e.ErrorCode is "Throttling" or "ThrottlingException" or "TooManyRequestsException";

    private static bool IsAboutTrust(Exception? e) =>
        e is not null && (e is AuthenticationException || IsAboutTrust(e.InnerException));

    [GeneratedRegex("""is not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: "?(?<resource>[^\s"]+))?""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParseDenial();

    [GeneratedRegex(@"with an explicit deny in (?<policy>an? [a-z][a-z -]*?(policy|boundary))",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ExplicitDenyPattern();
}
