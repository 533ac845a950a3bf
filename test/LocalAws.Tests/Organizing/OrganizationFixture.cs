namespace LocalAws.Tests.Organizing;

/// <summary>An organization without accounts. The caller is its management account.</summary>
public abstract class OrganizationFixture : LocalAwsFixture, IAsyncLifetime
{
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Aws.Organizations.Id = "o-example000";
    }

    protected void AddAccounts(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.Organizations.AddAccount(new($"{600000000000 + i}", $"account-{i}"));
        }
    }

    protected Task<Reply> ListAccountsAsync(string json) => CallAsync("ListAccounts", json);

    protected Task<Reply> CallAsync(string operation, string json) =>
        CallAsync("organizations", $"AWSOrganizationsV20161128.{operation}", json, region: "us-east-1");
}
