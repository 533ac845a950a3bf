using System.Net;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using FleetDiff.Aws.Credentials;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// Turns what the SDK throws into one line for the operator: what happened, to what, and what to do next.
/// </summary>
internal static class AwsFailure
{
    private const StringSplitOptions Spaces = StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Whether an exception is AWS's or the network's, and not a mistake of ours.</summary>
    public static bool IsExpected(Exception e, CancellationToken cancellationToken) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
        || IsUnreadable(e)
        || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Describes a failed call.</summary>
    /// <param name="attempt">What was attempted, as the end of "… failed": "listing EC2 instances in view X".</param>
    /// <param name="permission">What IAM must allow for it: "resource-explorer-2:Search on the view".</param>
    /// <param name="e">What was thrown.</param>
    public static RunFailedException Describe(string attempt, string permission, Exception e)
    {
        var fix = AwsErrorFix.Find(e, permission);
        return new(FormatLine(attempt, e, fix), e) { Fix = fix };
    }

    /// <summary>Describes a failed call to an optional source, in the same words.</summary>
    /// <param name="attempt">What was attempted, as the end of "… failed".</param>
    /// <param name="permission">What IAM must allow for it.</param>
    /// <param name="e">What was thrown.</param>
    /// <param name="setUp">How to set the source up, when what was thrown says that it is not; or null.</param>
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

    /// <summary>What was thrown, in one line without a full stop.</summary>
    public static string FindCause(Exception e) => e switch
    {
        CredentialsException => FormatSentence(e.Message),
        _ when IsUnreadable(e) => $"{UnexpectedResponseException.Start}: it cannot be read",
        AmazonServiceException { StatusCode: not 0 } service =>
            $"{service.ErrorCode ?? "error"} (HTTP {(int)service.StatusCode}): {FormatSentence(service.Message)}",
        OperationCanceledException or TimeoutException => "no answer came in time",
        // The SDK's own words are a list of every place where it looked.
        _ when AwsErrorFix.HasNoCredentials(e) => "there are no AWS credentials",
        { InnerException: { } inner and not AmazonServiceException }
            when !e.Message.Contains(inner.Message, StringComparison.Ordinal) =>
            FormatSentence($"{e.Message} {inner.Message}"),
        _ => FormatSentence(e.Message),
    };

    /// <summary>Whether AWS knows who calls and does not allow it.</summary>
    // The JSON protocol has HTTP 400 for every refusal; only the code tells them apart (AWS APIs, Common errors).
    public static bool IsDenied(Exception e) => e is AmazonServiceException service
        && !AwsErrorFix.IsAboutCredentials(service.ErrorCode)
        && (service.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
            || service.ErrorCode is "AccessDenied" or "AccessDeniedException" or "NotAuthorized");

    /// <summary>Whether the SDK's readers, or ours, could not read an answer.</summary>
    public static bool IsUnreadable(Exception e) => e is AmazonUnmarshallingException or XmlException or JsonException;

    private static string FormatSentence(string message) =>
        SafeText.ToSingleLine(string.Join(' ', message.Split(default(char[]), Spaces)), 400).TrimEnd('.');

    private static string Capitalize(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
