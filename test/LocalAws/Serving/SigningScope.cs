using System.Text.RegularExpressions;

namespace LocalAws.Serving;

/// <summary>The Region and service a request was signed for; nothing checks the signature itself.</summary>
internal sealed partial record SigningScope(string Region, string Service)
{
    public static SigningScope? Of(string? authorization) =>
        Credential().Match(authorization ?? "") is { Success: true } match
            ? new(match.Groups["region"].Value, match.Groups["service"].Value)
            : null;

    /// <summary>Which service an unsigned request was meant for, by the shape of it.</summary>
    public static SigningScope Guess(string method, string path, string target) => new("", (method, path) switch
    {
        ("POST", "/") when target.StartsWith("AmazonSSM.", StringComparison.Ordinal) => "ssm",
        ("POST", "/") when target.StartsWith("StarlingDoveService.", StringComparison.Ordinal) => "config",
        ("POST", "/") => "sns",
        ("POST", "/findings") => "securityhub",
        ("POST", _) when path.LastIndexOf('/') == 0 => "resource-explorer-2",
        _ => "s3",
    });

    [GeneratedRegex(@"Credential=[^/]+/\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request")]
    private static partial Regex Credential();
}
