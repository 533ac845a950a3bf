using Amazon.Organizations;

namespace FleetDiff.Compat.Tests.Organization;

public class Page
{
    [Fact]
    public async Task AccountsHaveNameStateAndPath()
    {
        var wire = new Wire().Replying("""
            {"Accounts":[
              {"Id":"111111111111","Arn":"arn:aws:organizations::999999999999:account/o-exampleorgid/111111111111",
               "Email":"root@example.com","Name":"caf\u00e9","Status":"ACTIVE","State":"PENDING_CLOSURE",
               "Paths":["o-exampleorgid/r-root/ou-root-12345678/"],"JoinedMethod":"CREATED","JoinedTimestamp":1795384800.5},
              {"Id":"222222222222"}],"NextToken":"next"}
            """);

        var page = await Accounts.On(wire).ListAccountsAsync(new());

        Assert.Equal("next", page.NextToken);
        var account = page.Accounts[0];
        Assert.Equal(("111111111111", "café"), (account.Id, account.Name));
        Assert.Equal((AccountState.PENDING_CLOSURE, AccountStatus.ACTIVE), (account.State, account.Status));
        Assert.Equal(["o-exampleorgid/r-root/ou-root-12345678/"], account.Paths);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1795384800.5), account.JoinedTimestamp);
        Assert.Equal(DateTimeKind.Utc, account.JoinedTimestamp!.Value.Kind);

        var bare = page.Accounts[1];
        Assert.Null(bare.State);
        Assert.Null(bare.Status);
        Assert.Null(bare.Paths);
        Assert.Null(bare.JoinedTimestamp);
    }

    [Fact]
    public async Task MayBeEmptyBeforeTheLast()
    {
        var page = await Accounts.On(new Wire().Replying("""{"Accounts":[],"NextToken":"next"}""")).ListAccountsAsync(new());

        Assert.Empty(page.Accounts);
        Assert.Equal("next", page.NextToken);
    }

    [Fact]
    public async Task TheOrganizationHasItsManagementAccount()
    {
        var wire = new Wire()
            .Replying("""
                {"Organization":{"Id":"o-exampleorgid","FeatureSet":"ALL","MasterAccountId":"999999999999",
                 "MasterAccountEmail":"root@example.com","AvailablePolicyTypes":[{"Type":"SERVICE_CONTROL_POLICY"}]}}
                """)
            .Replying("{}");

        var organization = (await Accounts.On(wire).DescribeOrganizationAsync(new())).Organization;

        Assert.Equal(("o-exampleorgid", "999999999999"), (organization.Id, organization.MasterAccountId));
        Assert.Null((await Accounts.On(wire).DescribeOrganizationAsync(new())).Organization);
    }

    [Fact]
    public async Task AUnitHasItsName()
    {
        var wire = new Wire().Replying("""
            {"OrganizationalUnit":{"Id":"ou-root-12345678","Arn":"arn","Name":"Prod","Path":"o-exampleorgid/r-root/"}}
            """);

        var unit = (await Accounts.On(wire).DescribeOrganizationalUnitAsync(new())).OrganizationalUnit;

        Assert.Equal(("ou-root-12345678", "Prod"), (unit.Id, unit.Name));
    }
}
