namespace FleetDiff.Cli.Tests;

/// <summary>Keys, roles, MFA, commands and web identities.</summary>
[Collection(CliFixture.InThisProcess)]
public sealed class SignInTests : SignInFixture
{
    [Fact]
    public async Task UsesARoleOfAnotherProfile()
    {
        Aws.Identities.AddRole(Role);

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
        Aws.Identities.AddRole(Role, mfaCode: "123456");
        Environment["AWS_PROFILE"] = "mfa";

        var said = await SayOnTerminalAsync($"{typed}\n", [.. Doctor]);

        Assert.True(said.ExitCode == exitCode, said.Out);
        Assert.Contains("MFA code of arn:aws:iam::999999999999:mfa/me: ", said.Out, StringComparison.Ordinal);
        Assert.True(OneLine(said.Out).Contains(says, StringComparison.Ordinal), said.Out);
        Assert.Single(Aws.Requests, request => request.Operation == "AssumeRole");
    }

    [Fact]
    public async Task UsesACredentialProcess()
    {
        await AssertCallerAsync("proc", "arn:aws:sts::111122223333:assumed-role/LocalAws/test");
        Assert.Contains("Credential=AKIAPROC/", Aws.Requests[^1].Headers["Authorization"],
            StringComparison.Ordinal);
    }

    [Fact]
    public Task ShowsTheErrorOfACredentialProcess() => AssertFailsAsync("failing",
        "the credential_process of profile failing failed: Command returned non-zero exit value 3 with the error - vault "
            + "is sealed. Run the command in a shell");

    [Fact]
    public async Task UsesAWebIdentity()
    {
        Aws.Identities.AddRole(Role);
        Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = Temp.File("token", "a.b.c");
        Environment["AWS_ROLE_ARN"] = Role;

        await AssertCallerAsync(null, "arn:aws:sts::111122223333:assumed-role/Audit/");
    }

    [Fact]
    public async Task NamesTheMissingTokenOfAWebIdentity()
    {
        Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/nowhere/token";
        Environment["AWS_ROLE_ARN"] = Role;

        await AssertFailsAsync(null, "the web identity token /nowhere/token does not exist. Correct AWS_WEB_IDENTITY");
    }

    [Theory]
    [InlineData("console", "the AWS SDK cannot use profile console: its type is login_session (`aws login`), which "
        + "requires the package AWSSDK.Signin. Export its credentials with the AWS CLI")]
    [InlineData("no-role", "profile no-role lacks sso_role_name. Complete it with `aws configure sso --profile no-role`")]
    [InlineData("circle", "the AWS SDK cannot use profile circle: Error reading source profile [circle2] for profile "
        + "[circle]. Error reading")]
    [InlineData("nobody", "there is no profile nobody in ", "Set AWS_PROFILE to one of ")]
    public Task NamesAnInvalidProfile(string profile, params string[] says) => AssertFailsAsync(profile, says);

    // As a process, because the SDK keeps the credentials and the settings that it finds.
    [Theory]
    [InlineData(null, "there are no AWS credentials. Set AWS_PROFILE to one of ")]
    [InlineData("region-only", "there are no AWS credentials. Set AWS_PROFILE to one of ")]
    [InlineData("no-session", "profile no-session cannot be read: Invalid Configuration. Failed to find sso_session "
        + "[nowhere]. Correct it in ")]
    public async Task ReportsMissingCredentials(string? profile, string says)
    {
        Environment["AWS_PROFILE"] = profile;

        AssertFailed(await SayInAProcessAsync(Doctor), says);
    }

    [Fact]
    public async Task ReportsAnIncompleteKey()
    {
        Environment["AWS_ACCESS_KEY_ID"] = "AKIAEXAMPLE";

        await AssertFailsAsync(null, "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not. Set both or none");
    }
}
