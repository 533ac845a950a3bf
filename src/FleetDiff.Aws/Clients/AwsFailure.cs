using System.Net;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using FleetDiff.Aws.Credentials;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// Turns an exception from the SDK into one line for the operator: the failed operation, the cause and the fix.
/// </summary>
internal static class AwsFailure
{
    private const StringSplitOptions Spaces = StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Returns whether an exception comes from AWS or the network, and not from a bug in FleetDiff.</summary>
    public static bool IsExpected(Exception e, CancellationToken cancellationToken) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
        || IsUnreadable(e)
        || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Describes a failed call. The attempt is the start of "… failed", as in "listing EC2 instances in X".</summary>
    public static RunFailedException Describe(string attempt, string permission, Exception e)
    {
        var fix = AwsErrorFix.Find(e, permission);
        return new(FormatLine(attempt, e, fix), e) { Fix = fix };
    }

    /// <summary>
    /// Describes a failed call to an optional source, in the same form. If the exception means that the source is not set up,
    /// <paramref name="setUp"/> says how to set it up; otherwise it is null.
    /// </summary>
    public static SourceFailedException DescribeSource(string attempt, string permission, Exception e, string? setUp)
    {
        var status = setUp is not null ? SourceStatus.NotSetUp
            : IsDenied(e) ? SourceStatus.Denied
            : SourceStatus.Failed;
        var fix = setUp ?? AwsErrorFix.Find(e, permission);
        return new(status, FormatLine(attempt, e, fix), e) { Fix = fix };
    }

    private static string FormatLine(string attempt, Exception e, string fix) =>
        $"{Capitalize(attempt)} failed: {FindCause(e)}. {fix}";

    /// <summary>Formats an exception as one line without a full stop.</summary>
    public static string FindCause(Exception e) => e switch
    {
        CredentialsException => FormatSentence(e.Message),
        _ when IsUnreadable(e) => $"{UnexpectedResponseException.Start}: it cannot be parsed",
        AmazonServiceException { StatusCode: not 0 } service =>
            $"{service.ErrorCode ?? "error"} (HTTP {(int)service.StatusCode}): {FormatSentence(service.Message)}",
        OperationCanceledException or TimeoutException => "the call timed out",
        // The message of the SDK lists every location that it searched.
        _ when AwsErrorFix.HasNoCredentials(e) => "there are no AWS credentials",
        { InnerException: { } inner and not AmazonServiceException }
            when !e.Message.Contains(inner.Message, StringComparison.Ordinal) =>
            FormatSentence($"{e.Message} {inner.Message}"),
        _ => FormatSentence(e.Message),
    };

    /// <summary>Returns whether AWS accepted the credentials and denied the action.</summary>
    // The JSON protocol returns HTTP 400 for every rejected request; only the code differs (AWS APIs, Common errors).
    public static bool IsDenied(Exception e) => e is AmazonServiceException service
        && !AwsErrorFix.IsAboutCredentials(service.ErrorCode)
        && (service.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
            || service.ErrorCode is "AccessDenied" or "AccessDeniedException" or "NotAuthorized");

    /// <summary>
    /// Returns whether an error code means that the caller lacks a permission: AuthorizationError of Amazon SNS,
    /// InvalidAccessException of Security Hub, and AccessDenied or NotAuthorized of the other services (API references, Errors).
    /// </summary>
    public static bool IsMissingPermission(Exception e) => e is AmazonServiceException
    {
        ErrorCode: "AccessDenied" or "AccessDeniedException" or "AuthorizationError" or "InvalidAccessException"
            or "NotAuthorized",
    };

    /// <summary>Returns whether the SDK or FleetDiff could not parse a response.</summary>
    public static bool IsUnreadable(Exception e) => e is AmazonUnmarshallingException or XmlException or JsonException;

    private static string FormatSentence(string message) =>
        SafeText.ToSingleLine(string.Join(' ', message.Split(default(char[]), Spaces)), 400).TrimEnd('.');

    private static string Capitalize(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
