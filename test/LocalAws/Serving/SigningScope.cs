using System.Text.RegularExpressions;
using LocalAws.Identity;

namespace LocalAws.Serving;

/// <summary>The Region and service for which a request was signed. The signature itself is not verified.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Service">The service.</param>
/// <param name="KeyId">The access key id that signed the request.</param>
internal sealed partial record SigningScope(string Region, string Service, string KeyId = "")
{
    public static SigningScope? Of(string? authorization) =>
        Credential().Match(authorization ?? "") is { Success: true } match
            ? new(match.Groups["region"].Value, match.Groups["service"].Value, match.Groups["key"].Value)
            : null;

    /// <summary>Returns the service of an unsigned request, by its path.</summary>
    public static SigningScope OfUnsigned(string path) => new("", path switch
    {
        SsoApi.CredentialsPath or SsoApi.TokenPath => "sso",
        _ => "sts",
    });

    [GeneratedRegex(@"Credential=(?<key>[^/]+)/\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request")]
    private static partial Regex Credential();
}
