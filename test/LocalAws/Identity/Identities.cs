using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Identity;

/// <summary>The identities that can sign in, and the owners of issued credentials.</summary>
public sealed class Identities
{
    private readonly ConcurrentDictionary<string, bool> _accessTokens = new();
    private readonly ConcurrentDictionary<string, string> _refreshTokens = new();
    private readonly ConcurrentDictionary<string, bool> _assigned = new();
    private readonly ConcurrentDictionary<string, string?> _mfaCodesOfRoles = new();
    private readonly ConcurrentDictionary<string, string> _arns = new();
    private int _issued;

    /// <summary>Adds a valid access token of IAM Identity Center.</summary>
    public void AddAccessToken(string token) => _accessTokens[token] = true;

    /// <summary>Adds a refresh token and the access token that it returns.</summary>
    public void AddRefreshToken(string token, string accessToken) => _refreshTokens[token] = accessToken;

    /// <summary>Assigns a permission set in an account to the owner of an access token.</summary>
    public void Assign(string account, string role) => _assigned[$"{account}/{role}"] = true;

    /// <summary>Adds a role that can be assumed, optionally with an MFA code.</summary>
    public void AddRole(string arn, string? mfaCode = null) => _mfaCodesOfRoles[arn] = mfaCode;

    internal IssuedKeys ForAccessToken(string? token, string account, string role)
    {
        if (token is null || !_accessTokens.ContainsKey(token))
        {
            throw new ServiceException(401, "UnauthorizedException", "Session token not found or invalid");
        }

        return _assigned.ContainsKey($"{account}/{role}")
            ? Issue($"arn:aws:sts::{account}:assumed-role/AWSReservedSSO_{role}_0123456789abcdef/anna@example.com")
            : throw new ServiceException(403, "ForbiddenException", "No access");
    }

    internal string Refresh(string token)
    {
        var accessToken = _refreshTokens.GetValueOrDefault(token)
            ?? throw new ServiceException(400, "InvalidGrantException", "Invalid refresh token provided");
        AddAccessToken(accessToken);
        return accessToken;
    }

    internal IssuedKeys Assume(string arn, string session, string? mfaCode, string caller)
    {
        if (!_mfaCodesOfRoles.TryGetValue(arn, out var expected) || (expected is not null && mfaCode is null))
        {
            throw new ServiceException(403, "AccessDenied",
                $"User: {caller} is not authorized to perform: sts:AssumeRole on resource: {arn}");
        }

        if (expected != mfaCode)
        {
            throw new ServiceException(403, "AccessDenied",
                "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
        }

        var parts = arn.Split(':');
        return Issue($"arn:aws:sts::{parts[4]}:assumed-role/{parts[5].Split('/')[^1]}/{session}");
    }

    /// <summary>Returns the owner of the access key that signed a request.</summary>
    internal string ArnOf(AwsRequest request) => _arns.GetValueOrDefault(request.KeyId, AwsService.Caller);

    private IssuedKeys Issue(string arn)
    {
        var id = $"ASIALOCALAWS{Interlocked.Increment(ref _issued):D8}";
        _arns[id] = arn;
        return new(id, arn);
    }
}

/// <summary>Temporary credentials.</summary>
internal sealed record IssuedKeys(string Id, string Arn)
{
    public const string Secret = "issued-secret";

    public const string Token = "issued-session-token";
}
