using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the credentials are valid and belong to the view's account.</summary>
internal sealed class CallerChecks
{
    private GetCallerIdentityResponse? _caller;

    public CallerChecks(IAmazonSecurityTokenService client, AwsArn view)
    {
        // The call requires no permission (STS API Reference, GetCallerIdentity): it fails only for bad credentials or no
        // network.
        Caller = new("Caller", async cancellationToken =>
        {
            _caller = await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
            return CheckResult.Ok(_caller.Arn);
        })
        {
            Attempt = "getting the caller identity",
            Permission = "sts:GetCallerIdentity",
        };
        Account = new("Account", () => EvaluateAccount(_caller?.Account, view.Account), Caller);
    }

    public Check Caller { get; }

    public Check Account { get; }

    /// <summary>The ARN of the caller; empty until <see cref="Caller"/> has passed.</summary>
    public string Name => _caller?.Arn ?? "";

    private static CheckResult EvaluateAccount(string? account, string viewsAccount) => account == viewsAccount
        ? CheckResult.Ok($"{account}, the account of the view.")
        : CheckResult.Failed(
            $"The view is in account {viewsAccount}, and the credentials are for account {account}.",
            $"Use credentials for account {viewsAccount} (AWS_PROFILE, or aws sso login), or set {Setting.ViewArn} to a view "
            + $"in account {account}.");
}
