using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the credentials are valid and belong to the view's account.</summary>
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

    /// <summary>Checks that there are valid credentials.</summary>
    public Check Caller { get; }

    /// <summary>Checks that the credentials belong to the view's account.</summary>
    public Check Account { get; }

    /// <summary>The ARN of the caller; null until <see cref="Caller"/> has passed.</summary>
    public string? Name => _caller?.Arn;

    /// <summary>Evaluates whether the caller's account is the view's account.</summary>
    internal static CheckResult EvaluateAccount(string? account, string viewsAccount) => account == viewsAccount
        ? CheckResult.Ok($"{account}, the account of the view.")
        : CheckResult.Failed(
            $"The view is in account {viewsAccount}, and the credentials are for account {account}.",
            $"Use credentials for account {viewsAccount} (AWS_PROFILE, or aws sso login), or set {Setting.ViewArn} to a view "
            + $"in account {account}.");

    // The call requires no permission (STS API Reference, GetCallerIdentity): it fails only for bad credentials or no network.
    private async Task<CheckResult> CheckCallerAsync(CancellationToken cancellationToken)
    {
        try
        {
            _caller = await _client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
            return CheckResult.Ok(_caller.Arn);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe("getting the caller identity", "sts:GetCallerIdentity", e);
        }
    }
}
