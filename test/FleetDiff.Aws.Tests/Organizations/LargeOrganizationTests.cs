using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests.Organizations;

public sealed class LargeOrganizationTests
{
    private const int Accounts = 3000;
    private const int Units = 400;

    [Fact]
    public async Task ReadsThreeThousandAccountsWithTheFewestCalls()
    {
        await using var wire = await WireFixture.StartAsync();
        Build(wire.Aws.Organizations);
        var steps = new Steps();

        var said = await wire.Organizations(new CallRateLimiter(10_000, TimeProvider.System))
            .ReadAsync(steps, default);

        Assert.Equal((1, Accounts / 20, Units),
            (wire.Calls("DescribeOrganization"), wire.Calls("ListAccounts"), wire.Calls("DescribeOrganizationalUnit")));
        Assert.Equal(Accounts, said.Organization!.Accounts.Count);
        Assert.Equal("Workloads/Team 399", said.Organization.Accounts[Id(Units - 1)].OrganizationalUnit);
        Assert.Equal(1 + (Accounts / 20) + Units, steps.Count);
        Assert.Equal(3, steps.Finished);
    }

    // The management account is under the root, the others in the teams. The unit above the teams has no account.
    private static void Build(LocalAws.Organizing.Organizations organizations)
    {
        organizations.Create("o-example1234").AddUnit(new("ou-root-workload", "Workloads"));
        for (var i = 1; i < Units; i++)
        {
            organizations.AddUnit(new($"ou-root-{i:d8}", $"Team {i}", "ou-root-workload"));
        }

        for (var i = 1; i < Accounts; i++)
        {
            organizations.AddAccount(new(Id(i), $"account {i}") { Unit = $"ou-root-{((i - 1) % (Units - 1)) + 1:d8}" });
        }
    }

    private static string Id(int number) => $"{600000000000 + number}";

    private sealed class Steps : IProgress<Progress>
    {
        public int Count { get; private set; }

        public int Finished { get; private set; }

        public void Report(Progress value)
        {
            Count++;
            Finished += value.IsFinished ? 1 : 0;
        }
    }
}
