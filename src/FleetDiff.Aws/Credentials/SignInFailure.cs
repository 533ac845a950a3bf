using System.Security.Authentication;
using Amazon.Runtime;
using FleetDiff.Aws.Clients;

namespace FleetDiff.Aws.Credentials;

/// <summary>Describes the SDK's exceptions for credentials that it cannot get, in one line with the fix.</summary>
internal static class SignInFailure
{
    public static CredentialsException Describe(Exception e, Profile? profile)
    {
        var causes = GetCauses(e).ToList();
        // Thrown by a callback of FleetDiff.
        if (causes.OfType<CredentialsException>().FirstOrDefault() is { } known)
        {
            return known;
        }

        var service = causes.OfType<AmazonServiceException>().FirstOrDefault(cause => cause.StatusCode != 0);
        var network = service is null && causes.Any(cause =>
            cause is HttpRequestException or IOException or AuthenticationException or OperationCanceledException);
        return profile switch
        {
            _ when network => new($"{FormatOwner(profile)} are not available: {AwsFailure.FindCause(causes[^1])}",
                AwsErrorFix.FindNetworkFix(causes[^1]), e),
            { IsSso: true } when IsAboutTheSession(service, causes) => new(
                causes.Any(cause => cause.Message.Contains("No valid SSO Token", StringComparison.Ordinal))
                    ? $"profile {profile.BaseName} has no session of IAM Identity Center"
                    : $"the IAM Identity Center session of profile {profile.BaseName} has expired",
                $"Run `aws sso login --profile {profile.BaseName}`, and run again.", e),
            { IsSso: true } when service?.ErrorCode is "ForbiddenException" or "ResourceNotFoundException" => new(
                $"IAM Identity Center does not assign you the {profile.SsoRole} (profile {profile.BaseName})",
                $"Request the assignment, or choose another role with `aws configure sso --profile {profile.BaseName}`, and "
                + "run again.", e),
            { RunsProcess: true } when e is ProcessAWSCredentialException => new(
                $"the credential_process of profile {profile.BaseName} failed: {AwsFailure.FindCause(e)}",
                "Run the command in a shell, fix it, and run again.", e),
            _ when service is not null && IsWrongMfaCode(service) => new(
                $"the code of MFA device {profile?.MfaDevice} was not accepted",
                "Run again with the next code: each code is valid for one call.", e),
            _ when service is not null => new(
                $"{FormatOwner(profile)} are not available: {FormatCause(e)}{AwsFailure.FindCause(service)}",
                FindServiceFix(service), e),
            _ => new($"{FormatOwner(profile)} are not available: {AwsFailure.FindCause(e)}",
                profile is null ? "Correct them, and run again."
                    : $"Correct the profile, or export its credentials with the AWS CLI, and run again: "
                        + Profile.Export(profile.Name),
                e),
        };
    }

    // IAM Identity Center Portal API: UnauthorizedException. IAM Identity Center OIDC API, CreateToken, when the SDK
    // refreshes a token: the other codes. Without a service error, the SDK found the cached token missing or expired.
    private static bool IsAboutTheSession(AmazonServiceException? service, List<Exception> causes) => service is null
        ? causes.Any(cause => cause.Message.Contains("SSO Token", StringComparison.Ordinal))
        : service.ErrorCode is "UnauthorizedException" or "InvalidGrantException" or "ExpiredTokenException"
            or "InvalidClientException" or "UnauthorizedClientException";

    // AWS STS returns this message with the code AccessDenied.
    private static bool IsWrongMfaCode(AmazonServiceException service) =>
        service.Message.Contains("MultiFactorAuthentication failed", StringComparison.Ordinal);

    private static string FormatOwner(Profile? profile) =>
        profile is null ? "the credentials" : $"the credentials of profile {profile.Name}";

    // "Error calling AssumeRole for role arn:…" has the role; the message of the service does not always have it.
    private static string FormatCause(Exception e) => e is AmazonServiceException ? "" : $"{AwsFailure.FindCause(e)}: ";

    private static string FindServiceFix(AmazonServiceException service) => service.ErrorCode switch
    {
        "AccessDenied" => "Allow sts:AssumeRole on the role for these credentials, add them to the role's trust policy, "
            + "and run again.",
        "InvalidIdentityToken" or "ExpiredTokenException" or "IDPRejectedClaim" =>
            "Renew the web identity token, or correct the role's trust policy, and run again.",
        _ => AwsErrorFix.Find(service, "sts:AssumeRole"),
    };

    private static IEnumerable<Exception> GetCauses(Exception e)
    {
        var cause = e;
        while (cause is not null)
        {
            yield return cause;
            cause = cause.InnerException;
        }
    }
}
