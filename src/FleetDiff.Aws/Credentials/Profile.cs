using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace FleetDiff.Aws.Credentials;

/// <summary>
/// A profile of the AWS configuration files, with its chain of source profiles: its <c>source_profile</c>, the
/// <c>source_profile</c> of that profile, and so on.
/// </summary>
internal sealed class Profile
{
    private const int MaxNamed = 10;

    private readonly IReadOnlyList<CredentialProfile> _chain;

    private Profile(IReadOnlyList<CredentialProfile> chain) => _chain = chain;

    public string Name => _chain[0].Name;

    /// <summary>The name of the last profile in the chain, which has the base credentials.</summary>
    public string BaseName => _chain[^1].Name;

    /// <summary>Whether the profile has any credentials, and not only other settings such as a Region.</summary>
    public bool HasCredentials => !HasNone(_chain[0].Options);

    /// <summary>Whether the base profile is an IAM Identity Center profile, with or without an <c>sso_session</c>.</summary>
    public bool IsSso => IsSsoProfile(Base);

    /// <summary>The role and the account of an IAM Identity Center profile.</summary>
    public string SsoRole => $"role {Base.SsoRoleName} in account {Base.SsoAccountId}";

    /// <summary>Whether the base profile gets its credentials from a <c>credential_process</c>.</summary>
    public bool RunsProcess => !string.IsNullOrEmpty(Base.CredentialProcess);

    /// <summary>The MFA device that the chain requires; null when it requires none.</summary>
    public string? MfaDevice => _chain.Select(profile => profile.Options.MfaSerial)
        .FirstOrDefault(serial => !string.IsNullOrEmpty(serial));

    private CredentialProfileOptions Base => _chain[^1].Options;

    /// <summary>Reads a profile.</summary>
    /// <returns>The profile; null when no profile has that name.</returns>
    /// <exception cref="CredentialsException">The files cannot be read, or the profile is not valid.</exception>
    public static Profile? Read(string name)
    {
        try
        {
            var chain = new List<CredentialProfile>();
            for (var next = name; Find(next) is { } profile; next = profile.Options.SourceProfile)
            {
                chain.Add(profile);
                // Stop at a cycle: a profile can be its own source_profile.
                if (chain.Any(known => known.Name == profile.Options.SourceProfile))
                {
                    break;
                }
            }

            return chain.Count == 0 ? null : new(chain);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidDataException or IOException
            or UnauthorizedAccessException)
        {
            throw new CredentialsException($"profile {name} cannot be read: {e.Message.TrimEnd('.')}",
                $"Correct it in {FormatFiles()}, and run again.", e);
        }
    }

    /// <summary>Formats the paths of the files that profiles are read from.</summary>
    public static string FormatFiles()
    {
        var files = new SharedCredentialsFile();
        return $"{files.ConfigFilePath ?? "~/.aws/config"} or {files.FilePath}";
    }

    /// <summary>Returns the instruction to choose a profile, without a full stop.</summary>
    public static string Choose() => ListNames() switch
    {
        [] => "Create a profile with `aws configure sso` or `aws configure`, and set AWS_PROFILE to its name",
        [var only] => $"Set AWS_PROFILE to {only}",
        var names => $"Set AWS_PROFILE to one of {TextFormat.List(names, MaxNamed)}",
    };

    private static List<string> ListNames()
    {
        // Read the files directly: the SDK lists no profile at all when one is not valid.
        var files = new SharedCredentialsFile();
        return [.. Headers(files.ConfigFilePath, "[profile ").Union(Headers(files.FilePath, "[")).Order()];

        static IEnumerable<string> Headers(string? file, string start) => File.Exists(file)
            ? File.ReadLines(file).Select(line => line.Trim())
                .Where(line => line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith(']'))
                .Select(line => SafeText.ToSingleLine(line[start.Length..^1].Trim(), 100))
            : [];
    }

    /// <summary>Creates the SDK's credentials for the profile.</summary>
    /// <param name="mfaCode">Returns the code of <see cref="MfaDevice"/>.</param>
    /// <exception cref="CredentialsException">The profile is incomplete, or the SDK does not support its type.</exception>
    public AWSCredentials Open(Func<string> mfaCode)
    {
        if (IsSso && FindMissing() is { Count: > 0 } missing)
        {
            throw new CredentialsException($"profile {BaseName} lacks {string.Join(" and ", missing)}",
                $"Complete it with `aws configure sso --profile {BaseName}`, and run again.");
        }

        try
        {
            var credentials = AWSCredentialsFactory.GetAWSCredentials(_chain[0], new CredentialProfileStoreChain());
            for (var role = credentials as AssumeRoleAWSCredentials; role is not null;
                role = role.SourceCredentials as AssumeRoleAWSCredentials)
            {
                role.Options.MfaTokenCodeCallback = mfaCode;
            }

            return credentials;
        }
        catch (Exception e) when (e is not CredentialsException)
        {
            // The SDK needs the package AWSSDK.Signin to read the tokens of `aws login`.
            var why = !string.IsNullOrEmpty(Base.LoginSession)
                ? "its type is login_session (`aws login`), which requires the package AWSSDK.Signin"
                : DescribeError(e);
            throw new CredentialsException($"the AWS SDK cannot use profile {Name}: {why}",
                $"Export its credentials with the AWS CLI, and run again: {Export(Name)}", e);
        }
    }

    /// <summary>Returns the command that exports the credentials of a profile that only the AWS CLI supports.</summary>
    public static string Export(string name) =>
        $"eval \"$(aws configure export-credentials --profile {name} --format env)\"";

    private static CredentialProfile? Find(string? name) =>
        !string.IsNullOrEmpty(name) && new CredentialProfileStoreChain().TryGetProfile(name, out var profile)
            ? profile
            : null;

    private List<string> FindMissing() =>
    [
        .. new (string Name, string? Value)[]
        {
            ("sso_start_url", Base.SsoStartUrl), ("sso_region", Base.SsoRegion),
            ("sso_account_id", Base.SsoAccountId), ("sso_role_name", Base.SsoRoleName),
        }.Where(field => string.IsNullOrEmpty(field.Value)).Select(field => field.Name),
    ];

    // The SDK reports that a profile is not valid; its inner exception has the reason.
    private static string DescribeError(Exception e) =>
        (e.InnerException is InvalidDataException inner ? $"{e.Message} {inner.Message}" : e.Message).TrimEnd('.');

    private static bool IsSsoProfile(CredentialProfileOptions options) =>
        string.IsNullOrEmpty(options.RoleArn)
        && !(string.IsNullOrEmpty(options.SsoSession) && string.IsNullOrEmpty(options.SsoStartUrl)
            && string.IsNullOrEmpty(options.SsoAccountId) && string.IsNullOrEmpty(options.SsoRoleName));

    private static bool HasNone(CredentialProfileOptions options) => new[]
    {
        options.AccessKey, options.SecretKey, options.Token, options.RoleArn, options.SourceProfile,
        options.CredentialSource, options.CredentialProcess, options.WebIdentityTokenFile, options.EndpointName,
        options.SsoSession, options.SsoStartUrl, options.SsoAccountId, options.SsoRoleName, options.LoginSession,
    }.All(string.IsNullOrEmpty);
}
