namespace FleetDiff.Cli.Tests;

/// <summary>
/// The profiles of the AWS configuration file. All tests use one file, because the SDK reads its name once per process. Each
/// test has its own session of IAM Identity Center, because the SDK keeps the tokens of a session in memory.
/// </summary>
internal static class SignInProfiles
{
    public const string Session = "corp";
    public const string StartUrl = $"https://{Session}-example.awsapps.com/start";
    public const string Role = "arn:aws:iam::111122223333:role/Audit";

    private const string Text = $$"""
        [sso-session {{Session}}]
        sso_start_url = {{StartUrl}}
        sso_region = eu-west-1
        sso_registration_scopes = sso:account:access

        [profile fleet]
        sso_session = {{Session}}
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
        sso_session = {{Session}}
        sso_account_id = 111122223333
        sso_role_name = Admin

        [profile no-role]
        sso_session = {{Session}}
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

    private static readonly TempFolder Folder = CreateFolder();

    /// <summary>The path of the file.</summary>
    public static string File => Path.Combine(Folder.Path, "config");

    /// <summary>Writes the file with another name of the session.</summary>
    public static void Write(string session) => Folder.File("config", Rename(Text, session));

    /// <summary>Replaces the name of the session in a text.</summary>
    public static string Rename(string text, string session) => text.Replace(Session, session, StringComparison.Ordinal);

    private static TempFolder CreateFolder()
    {
        var folder = new TempFolder();
        // The SDK ignores the name of a file that does not exist.
        folder.File("config", "");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }
}
