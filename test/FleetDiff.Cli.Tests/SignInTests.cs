using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalAws;

namespace FleetDiff.Cli.Tests;

/// <summary>Every type of credentials that a user can configure, with the files in a home directory of the test.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string StartUrl = "https://corp-example.awsapps.com/start";
    private const string Role = "arn:aws:iam::111122223333:role/Audit";
    private const string SsoArn =
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnly_0123456789abcdef/anna@example.com";

    private const string Profiles = $$"""
        [sso-session corp]
        sso_start_url = {{StartUrl}}
        sso_region = eu-west-1
        sso_registration_scopes = sso:account:access

        [profile fleet]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = ReadOnly
        region = us-east-1

        [profile legacy]
        sso_start_url = {{StartUrl}}
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = ReadOnly
        region = us-east-1

        [profile other-role]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = Admin

        [profile no-role]
        sso_session = corp
        sso_account_id = 111122223333

        [profile no-session]
        sso_session = nowhere
        sso_account_id = 111122223333
        sso_role_name = ReadOnly

        [profile base]
        aws_access_key_id = AKIAEXAMPLE
        aws_secret_access_key = secret

        [profile assumed]
        role_arn = {{Role}}
        source_profile = base

        [profile mfa]
        role_arn = {{Role}}
        source_profile = base
        mfa_serial = arn:aws:iam::999999999999:mfa/me

        [profile ssochain]
        role_arn = {{Role}}
        source_profile = fleet

        [profile proc]
        credential_process = /bin/echo '{"Version":1,"AccessKeyId":"AKIAPROC","SecretAccessKey":"s"}'

        [profile failing]
        credential_process = /bin/sh -c 'echo "vault is sealed" >&2; exit 3'

        [profile console]
        login_session = arn:aws:iam::111122223333:user/me
        region = us-east-1

        [profile circle]
        role_arn = {{Role}}
        source_profile = circle2

        [profile circle2]
        role_arn = {{Role}}
        source_profile = circle

        [profile region-only]
        region = eu-west-1
        """;

    private readonly CliFixture _fleetdiff = new();
    private readonly TempFolder _home = new();

    public async Task InitializeAsync()
    {
        await _fleetdiff.InitializeAsync();
        _fleetdiff.AddFleet(2, unmanaged: 1);
        _fleetdiff.Aws.ResourceExplorer.AddIndex(
            LocalAwsServer.AccountId, "eu-west-1", LocalAws.Explorer.IndexType.Aggregator);
        _fleetdiff.Aws.Identities.AddAccessToken("valid-token");
        _fleetdiff.Aws.Identities.Assign("111122223333", "ReadOnly");
        Directory.CreateDirectory(Path.Combine(_home.Path, ".aws", "sso", "cache"));
        await File.WriteAllTextAsync(ConfigFile, Profiles);
        foreach (var name in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SHARED_CREDENTIALS_FILE"])
        {
            _fleetdiff.Environment[name] = null;
        }

        _fleetdiff.Environment["HOME"] = _home.Path;
        _fleetdiff.Environment["AWS_CONFIG_FILE"] = ConfigFile;
    }

    public async Task DisposeAsync()
    {
        await _fleetdiff.DisposeAsync();
        _home.Dispose();
    }

    private string ConfigFile => Path.Combine(_home.Path, ".aws", "config");

    [Theory]
    [InlineData("fleet", "corp")]
    [InlineData("legacy", StartUrl)]
    public async Task UsesAnIdentityCenterProfile(string profile, string cacheKey)
    {
        CacheToken(cacheKey, "valid-token", DateTimeOffset.UtcNow.AddHours(2));

        await AssertCallerAsync(profile, SsoArn);
    }

    [Fact]
    public async Task RunsWithAnIdentityCenterProfile()
    {
        CacheToken("corp", "valid-token", DateTimeOffset.UtcNow.AddHours(2));
        _fleetdiff.Environment["AWS_PROFILE"] = "fleet";

        var run = await _fleetdiff.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error);
    }

    [Fact]
    public async Task UsesARoleChainedOnAnIdentityCenterProfile()
    {
        CacheToken("corp", "valid-token", DateTimeOffset.UtcNow.AddHours(2));
        _fleetdiff.Aws.Identities.AddRole(Role);

        await AssertCallerAsync("ssochain", "arn:aws:sts::111122223333:assumed-role/Audit/aws-dotnet-sdk-session-");
        var assumed = Assert.Single(_fleetdiff.Aws.Requests, request => request.Operation == "AssumeRole");
        Assert.Contains("Credential=ASIALOCALAWS", assumed.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefreshesAnExpiredToken()
    {
        _fleetdiff.Aws.Identities.AddRefreshToken("refresh", "new-token");
        CacheToken("corp", "old-token", DateTimeOffset.UtcNow.AddHours(-1), refreshToken: "refresh");

        await AssertCallerAsync("fleet", SsoArn);
    }

    [Theory]
    [InlineData("fleet", "fleet")]
    [InlineData("ssochain", "fleet")]
    [InlineData("legacy", "legacy")]
    public async Task AnExpiredTokenExplainsHowToSignIn(string profile, string signIn)
    {
        CacheToken("corp", "old-token", DateTimeOffset.UtcNow.AddHours(-1));
        CacheToken(StartUrl, "old-token", DateTimeOffset.UtcNow.AddHours(-1));

        await AssertFailsAsync(profile, $"the IAM Identity Center session of profile {signIn} has expired. "
            + $"Run `aws sso login --profile {signIn}`, and run again.");
    }

    [Fact]
    public async Task AMissingTokenExplainsHowToSignInInRunAndDoctor()
    {
        const string Says = "profile fleet has no session of IAM Identity Center. Run `aws sso login --profile fleet`, and run";
        await AssertFailsAsync("fleet", Says);
        AssertFailed(await _fleetdiff.RunAsync(), Says);
    }

    [Theory]
    [InlineData("revoked-token", 2, null)]
    [InlineData("old-token", -1, "revoked")]
    public async Task ARevokedTokenExplainsHowToSignIn(string token, int hours, string? refreshToken)
    {
        CacheToken("corp", token, DateTimeOffset.UtcNow.AddHours(hours), refreshToken);

        await AssertFailsAsync("fleet", "Run `aws sso login --profile fleet`, and run again.");
    }

    [Fact]
    public async Task NamesARoleThatIsNotAssigned()
    {
        CacheToken("corp", "valid-token", DateTimeOffset.UtcNow.AddHours(2));

        await AssertFailsAsync("other-role",
            "IAM Identity Center does not assign you the role Admin in account 111122223333 (profile other-role). Request the");
    }

    [Fact]
    public async Task UsesARoleOfAnotherProfile()
    {
        _fleetdiff.Aws.Identities.AddRole(Role);

        await AssertCallerAsync("assumed", "arn:aws:sts::111122223333:assumed-role/Audit/aws-dotnet-sdk-session-");
    }

    [Fact]
    public Task NamesARoleThatMayNotBeAssumed() => AssertFailsAsync("assumed",
        $"the credentials of profile assumed are not available: Error calling AssumeRole for role {Role}: AccessDenied "
            + "(HTTP 403): User: arn:aws:sts::111122223333:assumed-role/LocalAws/test is not authorized to perform: "
            + $"sts:AssumeRole on resource: {Role}. Allow sts:AssumeRole on the role");

    [Fact]
    public Task AnMfaCodeNeedsATerminal() => AssertFailsAsync("mfa",
        "the code of MFA device arn:aws:iam::999999999999:mfa/me is required, and there is no terminal to enter it. Run in a "
            + "terminal and enter the code, or export the credentials with the AWS CLI, and run again: "
            + "eval \"$(aws configure export-credentials --profile mfa --format env)\"");

    [ProgramTheory(ProgramTheoryAttribute.Script)]
    [InlineData("123456", 0, "assumed-role/Audit/")]
    [InlineData("654321", 1, "the code of MFA device arn:aws:iam::999999999999:mfa/me was not accepted.")]
    public async Task PromptsForAnMfaCodeOnATerminal(string typed, int exitCode, string says)
    {
        _fleetdiff.Aws.Identities.AddRole(Role, mfaCode: "123456");
        _fleetdiff.Environment["AWS_PROFILE"] = "mfa";

        var said = await _fleetdiff.SayOnTerminalAsync($"{typed}\n", [.. Doctor]);

        Assert.True(said.ExitCode == exitCode, said.Out);
        Assert.Contains("MFA code of arn:aws:iam::999999999999:mfa/me: ", said.Out, StringComparison.Ordinal);
        Assert.True(OneLine(said.Out).Contains(says, StringComparison.Ordinal), said.Out);
        Assert.Single(_fleetdiff.Aws.Requests, request => request.Operation == "AssumeRole");
    }

    [Fact]
    public async Task UsesACredentialProcess()
    {
        await AssertCallerAsync("proc", "arn:aws:sts::111122223333:assumed-role/LocalAws/test");
        Assert.Contains("Credential=AKIAPROC/", _fleetdiff.Aws.Requests[^1].Headers["Authorization"],
            StringComparison.Ordinal);
    }

    [Fact]
    public Task ShowsTheErrorOfACredentialProcess() => AssertFailsAsync("failing",
        "the credential_process of profile failing failed: Command returned non-zero exit value 3 with the error - vault "
            + "is sealed. Run the command in a shell");

    [Fact]
    public async Task UsesAWebIdentity()
    {
        _fleetdiff.Aws.Identities.AddRole(Role);
        _fleetdiff.Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = _home.File("token", "a.b.c");
        _fleetdiff.Environment["AWS_ROLE_ARN"] = Role;

        await AssertCallerAsync(null, "arn:aws:sts::111122223333:assumed-role/Audit/");
    }

    [Fact]
    public async Task NamesTheMissingTokenOfAWebIdentity()
    {
        _fleetdiff.Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/nowhere/token";
        _fleetdiff.Environment["AWS_ROLE_ARN"] = Role;

        await AssertFailsAsync(null, "the web identity token /nowhere/token does not exist. Correct AWS_WEB_IDENTITY");
    }

    [Theory]
    [InlineData("console", "the AWS SDK cannot use profile console: its type is login_session (`aws login`), which "
        + "requires the package AWSSDK.Signin. Export its credentials with the AWS CLI")]
    [InlineData("no-role", "profile no-role lacks sso_role_name. Complete it with `aws configure sso --profile no-role`")]
    [InlineData("no-session", "profile no-session cannot be read: Invalid Configuration. Failed to find sso_session "
        + "[nowhere]. Correct it in ")]
    [InlineData("circle", "the AWS SDK cannot use profile circle: Error reading source profile [circle2] for profile "
        + "[circle]. Error reading")]
    [InlineData("nobody", "there is no profile nobody in ", "Set AWS_PROFILE to one of ")]
    public Task NamesAnInvalidProfile(string profile, params string[] says) => AssertFailsAsync(profile, says);

    [Theory]
    [InlineData(null)]
    [InlineData("region-only")]
    public Task ReportsMissingCredentials(string? profile) =>
        AssertFailsAsync(profile, "there are no AWS credentials. Set AWS_PROFILE to one of ");

    [Fact]
    public async Task ReportsAnIncompleteKey()
    {
        _fleetdiff.Environment["AWS_ACCESS_KEY_ID"] = "AKIAEXAMPLE";

        await AssertFailsAsync(null, "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not. Set both or none");
    }

    private static string[] Doctor =>
        ["doctor", "--view-arn", CliFixture.ViewArn, "--archive", $"s3://{CliFixture.Bucket}/nightly"];

    private async Task AssertCallerAsync(string? profile, string arn)
    {
        _fleetdiff.Environment["AWS_PROFILE"] = profile;
        var said = await _fleetdiff.SayAsync(Doctor);

        Assert.True(said.ExitCode == 0, said.Out + said.Error);
        Assert.Contains(arn, OneLine(said.Out), StringComparison.Ordinal);
    }

    private async Task AssertFailsAsync(string? profile, params string[] says)
    {
        _fleetdiff.Environment["AWS_PROFILE"] = profile;
        AssertFailed(await _fleetdiff.SayAsync(Doctor), says);
    }

    private static void AssertFailed(CommandResult said, params string[] says)
    {
        Assert.Equal(1, said.ExitCode);
        var all = OneLine(said.Out + said.Error);
        Assert.All(says, part => Assert.True(all.Contains(part, StringComparison.Ordinal), all));
    }

    // The table has a row for the fix.
    private static string OneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
            .Replace(" Fix: ", " ", StringComparison.Ordinal);

    // As `aws sso login` stores it: in a file named after the session or, in the older form, after the start URL.
    private void CacheToken(string key, string token, DateTimeOffset ends, string? refreshToken = null)
    {
        var refresh = refreshToken is null ? "" : $$"""
            , "refreshToken": "{{refreshToken}}", "clientId": "client", "clientSecret": "client-secret",
            "registrationExpiresAt": "{{Utc(ends.AddDays(90))}}"
            """;
#pragma warning disable CA5350 // The AWS CLI names the file so.
        var name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key)));
#pragma warning restore CA5350
        _home.File(Path.Combine(".aws", "sso", "cache", $"{name}.json"), $$"""
            {"startUrl": "{{StartUrl}}", "region": "eu-west-1", "accessToken": "{{token}}", "expiresAt": "{{Utc(ends)}}"
            {{refresh}}}
            """);
    }

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
