using System.Security.Authentication;
using Amazon.Runtime;
using FleetDiff.Aws.Clients;

namespace FleetDiff.Aws.Credentials;

/// <summary>What the SDK throws when it cannot get credentials, in one line with the fix.</summary>
internal static class SignInFailure
{
    /// <summary>Describes why credentials could not be had.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="profile">The profile; null when they are of none.</param>
    public static CredentialsException Describe(Exception e, Profile? profile)
    {
        var causes = GetCauses(e).ToList();
        // What a callback of ours has thrown.
        if (causes.OfType<CredentialsException>().FirstOrDefault() is { } known)
        {
            return known;
        }

        var service = causes.OfType<AmazonServiceException>().FirstOrDefault(cause => cause.StatusCode != 0);
        var network = service is null && causes.Any(cause =>
            cause is HttpRequestException or IOException or AuthenticationException or OperationCanceledException);
        return profile switch
        {
            _ when network => new($"{FormatOwner(profile)} could not be had: {AwsFailure.FindCause(causes[^1])}",
                AwsErrorFix.FindNetworkFix(causes[^1]), e),
            { IsSso: true } when IsAboutTheSession(service, causes) => new(
                causes.Any(cause => cause.Message.Contains("No valid SSO Token", StringComparison.Ordinal))
                    ? $"profile {profile.BaseName} has no session of IAM Identity Center"
                    : $"the IAM Identity Center session of profile {profile.BaseName} has expired",
                $"Run `aws sso login --profile {profile.BaseName}`, and run again.", e),
            { IsSso: true } when service?.ErrorCode is "ForbiddenException" or "ResourceNotFoundException" => new(
                $"IAM Identity Center gives you no {profile.SsoRole} (profile {profile.BaseName})",
                $"Have it assigned to you, or choose another with `aws configure sso --profile {profile.BaseName}`, and "
                + "run again.", e),
            { RunsProcess: true } when e is ProcessAWSCredentialException => new(
                $"the credential_process of profile {profile.BaseName} failed: {AwsFailure.FindCause(e)}",
                "Run the command yourself until it works, and run again.", e),
            _ when service is not null && IsWrongMfaCode(service) => new(
                $"the code of MFA device {profile?.MfaDevice} was not accepted",
                "Run again with the next code that it shows: each is good for one call.", e),
            _ when service is not null => new(
                $"{FormatOwner(profile)} could not be had: {FormatCause(e)}{AwsFailure.FindCause(service)}", FindServiceFix(service), e),
            _ => new($"{FormatOwner(profile)} could not be had: {AwsFailure.FindCause(e)}",
                profile is null ? "Correct them, and run again."
                    : $"Correct the profile, or take its credentials from the AWS CLI, and run again: "
                        + Profile.Export(profile.Name),
                e),
        };
    }

    // IAM Identity Center Portal API: UnauthorizedException. IAM Identity Center OIDC API, CreateToken, for a token that
    // is refreshed: the others. The SDK finds out by itself that a cached token is over, or not there.
    private static bool IsAboutTheSession(AmazonServiceException? service, List<Exception> causes) => service is null
        ? causes.Any(cause => cause.Message.Contains("SSO Token", StringComparison.Ordinal))
        : service.ErrorCode is "UnauthorizedException" or "InvalidGrantException" or "ExpiredTokenException"
            or "InvalidClientException" or "UnauthorizedClientException";

    // AWS STS says this with AccessDenied.
    private static bool IsWrongMfaCode(AmazonServiceException service) =>
        service.Message.Contains("MultiFactorAuthentication failed", StringComparison.Ordinal);

    private static string FormatOwner(Profile? profile) =>
        profile is null ? "the credentials" : $"the credentials of profile {profile.Name}";

    // "Error calling AssumeRole for role arn:…" names the role, which the service's own words do not always.
    private static string FormatCause(Exception e) => e is AmazonServiceException ? "" : $"{AwsFailure.FindCause(e)}: ";

    private static string FindServiceFix(AmazonServiceException service) => service.ErrorCode switch
    {
        "AccessDenied" => "Allow sts:AssumeRole on the role for these credentials, let the role's trust policy name "
            + "them, and run again.",
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
