using System.Diagnostics.CodeAnalysis;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Credentials;

/// <summary>
/// The credentials that the user configured, in the order of the AWS SDKs and the AWS CLI: environment variables, a web
/// identity, a profile. Credentials that are configured and do not work are an error; the SDK's own search would continue
/// with the next type.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim without a wait handle has nothing to dispose of.")]
public sealed class UserCredentials : AWSCredentials
{
    private const string KeyId = "AWS_ACCESS_KEY_ID";
    private const string TokenFile = AssumeRoleWithWebIdentityCredentials.WebIdentityTokenFileEnvVariable;
    private const string RoleArn = AssumeRoleWithWebIdentityCredentials.RoleArnEnvVariable;

    private readonly SemaphoreSlim _lock = new(1);
    private readonly Profile? _profile;
    private readonly AWSCredentials _credentials;
    private string? _mfaCode;
    private CredentialsException? _failure;

    private UserCredentials(AWSCredentials credentials) => _credentials = credentials;

    private UserCredentials(Profile profile)
    {
        _profile = profile;
        _credentials = profile.Open(TakeMfaCode);
    }

    /// <summary>The MFA device that the credentials require; null when they require none.</summary>
    public string? MfaDevice => _profile?.MfaDevice;

    /// <summary>Finds the credentials, without a call to AWS.</summary>
    /// <returns>The credentials; null when none are configured: a container or an instance may provide some.</returns>
    /// <exception cref="RunFailedException">The configuration is not valid.</exception>
    public static UserCredentials? Find()
    {
        try
        {
            return GetVariable(KeyId) is not null ? new(FindKeys())
                : GetVariable(TokenFile) is { } token ? new(FindWebIdentity(token))
                : FindProfile() is { } profile ? new(profile)
                : null;
        }
        catch (CredentialsException e)
        {
            throw AwsFailure.Describe("signing in to AWS", "", e);
        }
    }

    /// <summary>Sets the code of the MFA device for the next sign-in.</summary>
    public void SetMfaCode(string code) => _mfaCode = code;

    /// <summary>Sets these as the default credentials of every AWS client in this process.</summary>
    public void UseForEveryClient()
    {
        AWSConfigs.AWSCredentialsGenerators = [() => this];
        // For the clients of STS and IAM Identity Center that the SDK creates to sign in.
        AWSConfigs.HttpClientFactory = new AwsHttpClientFactory();
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    /// <exception cref="CredentialsException">The SDK cannot get the credentials.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "The SDK throws many types of exceptions; all are described.")]
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        await _lock.WaitAsync();
        try
        {
            // Do not retry after a failure for every other client: an MFA code is valid for one call.
            if (_failure is null)
            {
                return await _credentials.GetCredentialsAsync();
            }
        }
        catch (Exception e)
        {
            _failure = SignInFailure.Describe(e, _profile);
        }
        finally
        {
            _lock.Release();
        }

        throw _failure;
    }

    private static string? GetVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static EnvironmentVariablesAWSCredentials FindKeys() =>
        GetVariable("AWS_SECRET_ACCESS_KEY") is null && GetVariable("AWS_SECRET_KEY") is null
            ? throw CreateIncomplete(KeyId, "AWS_SECRET_ACCESS_KEY")
            : new();

    private static AssumeRoleWithWebIdentityCredentials FindWebIdentity(string token)
    {
        if (GetVariable(RoleArn) is null)
        {
            throw CreateIncomplete(TokenFile, RoleArn);
        }

        if (!File.Exists(token))
        {
            throw new CredentialsException(
                $"the web identity token {token} does not exist", $"Correct {TokenFile}, and run again.");
        }

        try
        {
            return AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables();
        }
        catch (ArgumentException e)
        {
            throw new CredentialsException($"the web identity cannot be used: {e.Message.TrimEnd('.')}",
                $"Correct {TokenFile}, {RoleArn} or AWS_ROLE_SESSION_NAME, and run again.", e);
        }
    }

    private static CredentialsException CreateIncomplete(string given, string missing) =>
        new($"{given} is set and {missing} is not", "Set both or none, and run again.");

    private static Profile? FindProfile()
    {
        var name = DefaultAWSCredentialsIdentityResolver.GetProfileName();
        var profile = Profile.Read(name);
        return profile is null && GetVariable("AWS_PROFILE") is not null
            ? throw new CredentialsException(
                $"there is no profile {name} in {Profile.FormatFiles()}", $"{Profile.Choose()}, and run again.")
            : profile is { HasCredentials: true } ? profile : null;
    }

    private string TakeMfaCode() => Interlocked.Exchange(ref _mfaCode, null)
        ?? throw new CredentialsException($"the code of MFA device {MfaDevice} is required, and there is no terminal to enter it",
            "Run in a terminal and enter the code, or export the credentials with the AWS CLI, and run again: "
            + Profile.Export(_profile!.Name));
}
