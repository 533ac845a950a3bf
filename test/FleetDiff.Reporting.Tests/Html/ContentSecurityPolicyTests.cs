using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FleetDiff.Reporting.Tests.Html;

public class ContentSecurityPolicyTests
{
    [Fact]
    public async Task AllowsNothingElse()
    {
        var page = await TestPages.RenderAsync(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2], orphans: [3])));
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;

        Assert.Equal(
            [
                "default-src 'none'", $"style-src {Hash("style")}", $"script-src {Hash("script")}", "img-src data:",
                "base-uri 'none'", "form-action 'none'",
            ],
            policy.Split("; "));
        Assert.DoesNotMatch("<[^>]* (on[a-z]+|style)=", TestPages.WithoutAssets(page));

        string Hash(string tag) =>
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(TestPages.Inside(tag, page))))}'";
    }
}
