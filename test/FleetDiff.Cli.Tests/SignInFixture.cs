using LocalAws;

namespace FleetDiff.Cli.Tests;

/// <summary>Tests with credentials that a user can configure, in the files of a home directory of the test.</summary>
public abstract class SignInFixture : CliFixture
{
    protected const string Role = SignInProfiles.Role;

    /// <summary>The name of the session of IAM Identity Center.</summary>
    protected string Session { get; } = $"session{Guid.NewGuid():N}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        SignInProfiles.Write(Session);
        AddFleet(2, unmanaged: 1);
        Aws.ResourceExplorer.AddIndex(
            LocalAwsServer.AccountId, "eu-west-1", LocalAws.Explorer.IndexType.Aggregator);
        Aws.Identities.AddAccessToken("valid-token");
        Aws.Identities.Assign("111122223333", "ReadOnly");
        Directory.CreateDirectory(Path.Combine(Temp.Path, ".aws", "sso", "cache"));
        Environment["AWS_ACCESS_KEY_ID"] = null;
        Environment["AWS_SECRET_ACCESS_KEY"] = null;
        Environment["HOME"] = Temp.Path;
    }

    protected static readonly string[] Doctor =
        ["doctor", "--view-arn", ViewArn, "--archive", $"s3://{Bucket}/nightly"];

    protected async Task AssertCallerAsync(string? profile, string arn)
    {
        Environment["AWS_PROFILE"] = profile;
        var said = await SayAsync(Doctor);

        Assert.True(said.ExitCode == 0, said.Out + said.Error);
        Assert.Contains(arn, OneLine(said.Out), StringComparison.Ordinal);
    }

    protected async Task AssertFailsAsync(string? profile, params string[] says)
    {
        Environment["AWS_PROFILE"] = profile;
        AssertFailed(await SayAsync(Doctor), says);
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
