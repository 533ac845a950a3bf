using System.Text.RegularExpressions;
using LocalAws.Identity;

namespace LocalAws.Serving;

/// <summary>The Region and service for which a request was signed. The signature itself is not verified.</summary>
internal sealed partial record SigningScope(string Region, string Service)
{
    public static SigningScope? Of(string? authorization) =>
        Credential().Match(authorization ?? "") is { Success: true } match
            ? new(match.Groups["region"].Value, match.Groups["service"].Value)
            : null;

    /// <summary>The access key id that signed the request.</summary>
    public static string? KeyIdOf(string? authorization) =>
        Credential().Match(authorization ?? "") is { Success: true } match ? match.Groups["key"].Value : null;

    /// <summary>Returns the service of an unsigned request, by its form.</summary>
    public static SigningScope Guess(string method, string path, string target, string body) => new("", (method, path) switch
    {
        ("GET", SsoApi.Path) => "sso",
        ("POST", SsoOidcApi.Path) => "sso-oauth",
        ("POST", "/") when body.Contains("Action=AssumeRole", StringComparison.Ordinal) => "sts",
        ("POST", "/") when target.StartsWith("AmazonSSM.", StringComparison.Ordinal) => "ssm",
        ("POST", "/") when target.StartsWith("StarlingDoveService.", StringComparison.Ordinal) => "config",
        ("POST", "/") when target.StartsWith("AWSOrganizationsV20161128.", StringComparison.Ordinal) => "organizations",
        ("POST", "/") => "sns",
        ("POST", "/findings") => "securityhub",
        ("POST", _) when path.LastIndexOf('/') == 0 => "resource-explorer-2",
        _ => "s3",
    });

    [GeneratedRegex(@"Credential=(?<key>[^/]+)/\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request")]
    private static partial Regex Credential();
}
