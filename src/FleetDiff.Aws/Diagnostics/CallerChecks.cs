using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Who calls, and whether that is somebody of the view's account.</summary>
internal sealed class CallerChecks
{
    private readonly IAmazonSecurityTokenService _client;
    private GetCallerIdentityResponse? _caller;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="view">The view.</param>
    public CallerChecks(IAmazonSecurityTokenService client, AwsArn view)
    {
        _client = client;
        Caller = new("Caller", CheckCallerAsync);
        Account = new("Account", () => EvaluateAccount(_caller?.Account, view.Account), Caller);
    }

    /// <summary>Whether there are credentials that AWS knows.</summary>
    public Check Caller { get; }

    /// <summary>Whether they are of the view's account.</summary>
    public Check Account { get; }

    /// <summary>Who calls; null as long as that is not known.</summary>
    public string? Name => _caller?.Arn;

    /// <summary>What an account is worth, with the view in another one or in the same.</summary>
    internal static CheckResult EvaluateAccount(string? account, string viewsAccount) => account == viewsAccount
        ? CheckResult.Ok($"{account}, the view's.")
        : CheckResult.Failed(
            $"The view is in account {viewsAccount}, and these credentials are of {account}.",
            $"Use credentials of account {viewsAccount} (AWS_PROFILE, or aws sso login), or name a view of {account} "
            + $"in {Setting.ViewArn}.");

    // It needs no permission (STS API Reference, GetCallerIdentity): what fails is the credentials, or the network.
    private async Task<CheckResult> CheckCallerAsync(CancellationToken cancellationToken)
    {
        try
        {
            _caller = await _client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
            return CheckResult.Ok(_caller.Arn);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe("asking AWS who calls", "sts:GetCallerIdentity", e);
        }
    }
}
