using LocalAws;

namespace FleetDiff.Cli.Tests;

/// <summary>Runs fleetdiff with credentials that a user can configure, in the files of a home directory of the test.</summary>
public abstract class SignInFixture : IAsyncLifetime
{
    protected const string StartUrl = "https://corp-example.awsapps.com/start";
    protected const string Role = "arn:aws:iam::111122223333:role/Audit";

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

    private protected readonly CliFixture _fleetdiff = new();
    private protected readonly TempFolder _home = new();

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

    protected static readonly string[] Doctor =
        ["doctor", "--view-arn", CliFixture.ViewArn, "--archive", $"s3://{CliFixture.Bucket}/nightly"];

    protected async Task AssertCallerAsync(string? profile, string arn)
    {
        _fleetdiff.Environment["AWS_PROFILE"] = profile;
        var said = await _fleetdiff.SayInAProcessAsync(Doctor);

        Assert.True(said.ExitCode == 0, said.Out + said.Error);
        Assert.Contains(arn, OneLine(said.Out), StringComparison.Ordinal);
    }

    protected async Task AssertFailsAsync(string? profile, params string[] says)
    {
        _fleetdiff.Environment["AWS_PROFILE"] = profile;
        AssertFailed(await _fleetdiff.SayInAProcessAsync(Doctor), says);
    }

    private protected static void AssertFailed(CommandResult said, params string[] says)
    {
        Assert.Equal(1, said.ExitCode);
        var all = OneLine(said.Out + said.Error);
        Assert.All(says, part => Assert.True(all.Contains(part, StringComparison.Ordinal), all));
    }

    // The table has a row for the fix.
    protected static string OneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
            .Replace(" Fix: ", " ", StringComparison.Ordinal);
}
