using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FleetDiff.Core.Tests;

namespace FleetDiff.Reporting.Tests.Html;

public class ContentSecurityPolicyTests
{
    [Theory]
    [InlineData("style")]
    [InlineData("script")]
    public async Task AllowsTheStyleAndTheScriptByHash(string tag)
    {
        var page = await PageAsync();

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(TestPages.Inside(tag, page))));
        Assert.Contains($"{tag}-src 'sha256-{hash}'", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllowsNothingElse()
    {
        var policy = Regex.Match(await PageAsync(), "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;

        Assert.Equal(
            [
                "default-src 'none'", "style-src #", "script-src #", "img-src data:", "base-uri 'none'",
                "form-action 'none'",
            ],
            policy.Split("; ").Select(part => Regex.Replace(part, "'sha256-[^']*'", "#")));
    }

    [Fact]
    public async Task PageHasNoEventHandlerAndNoStyleAttribute() => Assert.DoesNotMatch(
        "<[^>]* (on[a-z]+|style)=", TestPages.WithoutAssets(await PageAsync()));

    private static Task<string> PageAsync() =>
        TestPages.RenderAsync(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2], orphans: [3])));
}
