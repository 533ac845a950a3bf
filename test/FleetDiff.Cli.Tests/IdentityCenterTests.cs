using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FleetDiff.Cli.Tests;

/// <summary>Profiles of IAM Identity Center (SSO).</summary>
[Collection(CliFixture.InThisProcess)]
public sealed class IdentityCenterTests : SignInFixture
{
    private const string SsoArn =
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnly_0123456789abcdef/anna@example.com";

    [Theory]
    [InlineData("fleet", SignInProfiles.Session)]
    [InlineData("legacy", SignInProfiles.StartUrl)]
    public async Task UsesAnIdentityCenterProfile(string profile, string cacheKey)
    {
        CacheToken(cacheKey, "valid-token", DateTimeOffset.UtcNow.AddHours(2));

        await AssertCallerAsync(profile, SsoArn);
    }

    [Fact]
    public async Task RunsWithAnIdentityCenterProfile()
    {
        CacheToken(SignInProfiles.Session, "valid-token", DateTimeOffset.UtcNow.AddHours(2));
        Environment["AWS_PROFILE"] = "fleet";

        var run = await SayAsync(Run);

        Assert.True(run.ExitCode == 0, run.Error);
    }

    [Fact]
    public async Task UsesARoleChainedOnAnIdentityCenterProfile()
    {
        CacheToken(SignInProfiles.Session, "valid-token", DateTimeOffset.UtcNow.AddHours(2));
        Aws.Identities.AddRole(Role);

        await AssertCallerAsync("ssochain", "arn:aws:sts::111122223333:assumed-role/Audit/aws-dotnet-sdk-session-");
        var assumed = Assert.Single(Aws.Requests, request => request.Operation == "AssumeRole");
        Assert.Contains("Credential=ASIALOCALAWS", assumed.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefreshesAnExpiredToken()
    {
        Aws.Identities.AddRefreshToken("refresh", "new-token");
        CacheToken(SignInProfiles.Session, "old-token", DateTimeOffset.UtcNow.AddHours(-1), refreshToken: "refresh");

        await AssertCallerAsync("fleet", SsoArn);
    }

    [Theory]
    [InlineData("fleet", "fleet")]
    [InlineData("ssochain", "fleet")]
    [InlineData("legacy", "legacy")]
    public async Task AnExpiredTokenExplainsHowToSignIn(string profile, string signIn)
    {
        CacheToken(SignInProfiles.Session, "old-token", DateTimeOffset.UtcNow.AddHours(-1));
        CacheToken(SignInProfiles.StartUrl, "old-token", DateTimeOffset.UtcNow.AddHours(-1));

        await AssertFailsAsync(profile, $"the IAM Identity Center session of profile {signIn} has expired. "
            + $"Run `aws sso login --profile {signIn}`, and run again.");
    }

    [Fact]
    public async Task AMissingTokenExplainsHowToSignInInRunAndDoctor()
    {
        const string Says = "profile fleet has no session of IAM Identity Center. Run `aws sso login --profile fleet`, and run";
        await AssertFailsAsync("fleet", Says);
        AssertFailed(await SayAsync(Run), Says);
    }

    [Theory]
    [InlineData("revoked-token", 2, null)]
    [InlineData("old-token", -1, "revoked")]
    public async Task ARevokedTokenExplainsHowToSignIn(string token, int hours, string? refreshToken)
    {
        CacheToken(SignInProfiles.Session, token, DateTimeOffset.UtcNow.AddHours(hours), refreshToken);

        await AssertFailsAsync("fleet", "Run `aws sso login --profile fleet`, and run again.");
    }

    [Fact]
    public async Task NamesARoleThatIsNotAssigned()
    {
        CacheToken(SignInProfiles.Session, "valid-token", DateTimeOffset.UtcNow.AddHours(2));

        await AssertFailsAsync("other-role",
            "IAM Identity Center does not assign you the role Admin in account 111122223333 (profile other-role). Request the");
    }

    // As `aws sso login` stores it: in a file named after the session or, in the older form, after the start URL.
    private void CacheToken(string key, string token, DateTimeOffset ends, string? refreshToken = null)
    {
        var refresh = refreshToken is null ? "" : $$"""
            , "refreshToken": "{{refreshToken}}", "clientId": "client", "clientSecret": "client-secret",
            "registrationExpiresAt": "{{Utc(ends.AddDays(90))}}"
            """;
#pragma warning disable CA5350 // The AWS CLI names the file so.
        var hash = SHA1.HashData(Encoding.UTF8.GetBytes(SignInProfiles.Rename(key, Session)));
#pragma warning restore CA5350
        Temp.File(Path.Combine(".aws", "sso", "cache", $"{Convert.ToHexStringLower(hash)}.json"), $$"""
            {"startUrl": "{{SignInProfiles.Rename(SignInProfiles.StartUrl, Session)}}", "region": "eu-west-1",
            "accessToken": "{{token}}", "expiresAt": "{{Utc(ends)}}"{{refresh}}}
            """);
    }

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
