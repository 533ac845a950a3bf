using FleetDiff.Core.Analysis.Grouping;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis.Grouping;

public sealed class GroupFinderTests
{
    [Theory]
    [InlineData("aws:autoscaling:groupName=web", "AutoScalingGroup web")]
    [InlineData("eks:cluster-name=prod", "EksCluster prod")]
    [InlineData("aws:eks:cluster-name=prod", "EksCluster prod")]
    [InlineData("eks:eks-cluster-name=prod", "EksCluster prod")]
    [InlineData("alpha.eksctl.io/cluster-name=prod", "EksCluster prod")]
    [InlineData("kubernetes.io/cluster/prod=owned", "EksCluster prod")]
    [InlineData("kubernetes.io/cluster/prod=shared", "EksCluster prod")]
    [InlineData("eks:cluster-name=prod|karpenter.sh/nodepool=spot", "EksCluster prod spot")]
    [InlineData("eks:cluster-name=prod|eks:nodegroup-name=general|aws:autoscaling:groupName=eks-1", "EksCluster prod general")]
    [InlineData("kubernetes.io/cluster/prod=owned|aws:autoscaling:groupName=eks-1", "EksCluster prod eks-1")]
    [InlineData("aws:ecs:clusterName=jobs|aws:ecs:capacityProviderName=small", "EcsCluster jobs small")]
    [InlineData("aws:ecs:clusterName=jobs", "EcsCluster jobs")]
    [InlineData("kubernetes.io/cluster/k.example=owned|k8s.io/role/node=1", "KubernetesCluster k.example")]
    [InlineData("KubernetesCluster=k.example|k8s.io/role/node=1", "KubernetesCluster k.example")]
    [InlineData(
        "kubernetes.io/cluster/k.example=owned|kops.k8s.io/instancegroup=nodes|aws:autoscaling:groupName=x",
        "KubernetesCluster k.example nodes")]
    [InlineData("eks:cluster-name=prod|k8s.io/role/node=1|kubernetes.io/cluster/prod=owned", "EksCluster prod")]
    [InlineData("kubernetes.io/cluster/prod=owned|k8s.io/cluster-autoscaler/enabled=true", "EksCluster prod")]
    [InlineData("aws:elasticmapreduce:job-flow-id=j-1|aws:elasticmapreduce:instance-group-role=CORE", "EmrCluster j-1")]
    [InlineData("elasticbeanstalk:environment-name=shop|aws:autoscaling:groupName=awseb-1", "BeanstalkEnvironment shop")]
    [InlineData("AWSBatchServiceTag=batch|aws:autoscaling:groupName=batch-asg-1", "BatchEnvironment batch-asg-1")]
    [InlineData("AWSBatchServiceTag=batch|aws:ec2spot:fleet-request-id=sfr-1", "BatchEnvironment sfr-1")]
    [InlineData("aws:autoscaling:groupName=web|aws:ec2:fleet-id=fleet-1", "AutoScalingGroup web")]
    [InlineData("aws:ec2:fleet-id=fleet-1|aws:cloudformation:stack-name=app", "Ec2Fleet fleet-1")]
    [InlineData("aws:ec2spot:fleet-request-id=sfr-1", "SpotFleet sfr-1")]
    [InlineData("aws:cloudformation:stack-name=app", "Stack app")]
    public void InstancesWithTheSameTagFormAGroup(string tags, string expected)
    {
        var group = Assert.Single(Find(Row(1, tags), Row(2, tags)));

        Assert.Equal(expected, $"{group.Key.Kind} {group.Key.Name} {group.Key.Part}".TrimEnd());
        Assert.Equal(2, group.Members.Count);
    }

    [Theory]
    [InlineData("kubernetes.io/cluster/prod=elsewhere")]
    [InlineData("kubernetes.io/cluster/=owned")]
    [InlineData("eks:cluster-name=")]
    [InlineData("karpenter.sh/nodepool=spot")]
    [InlineData("team=web")]
    [InlineData("AWSBatchServiceTag=batch")]
    [InlineData("k8s.io/role/node=1")]
    [InlineData("aws:cloud9:environment=0123456789abcdef")]
    public void OtherTagsFormNoGroup(string tags) =>
        Assert.Empty(Find(Row(1, tags), Row(2, tags), Row(3, tags)));

    [Fact]
    public void AnotherAccountOrRegionFormsAnotherGroupUnlessItHasOneInstance()
    {
        const string Web = "aws:autoscaling:groupName=web";
        var groups = Find(
            Row(1, Web), Row(2, Web), Row(3, Web, region: "eu-west-2"), Row(4, Web, region: "eu-west-2"),
            Row(5, Web, account: "444455556666"));

        Assert.Equal(
            [new("111122223333", "eu-west-1"), new("111122223333", "eu-west-2")], groups.Select(group => group.Key.Location));
    }

    [Fact]
    public void ASmallPartJoinsItsCluster()
    {
        ReportedInstance[] rows =
        [
            Row(1, "eks:cluster-name=prod|eks:nodegroup-name=a"), Row(2, "eks:cluster-name=prod|eks:nodegroup-name=a"),
            Row(3, "eks:cluster-name=prod|eks:nodegroup-name=b"), Row(4, "eks:cluster-name=prod|eks:nodegroup-name=c"),
        ];

        var groups = Find(rows);

        Assert.Equal([null, "a"], groups.Select(group => group.Key.Part));
        Assert.Equal(rows[2..], groups[0].Members);
        Assert.Equal(rows[..2], groups[1].Members);
    }

    [Theory]
    [InlineData("web-prod-01", "web-prod")]
    [InlineData("web01", "web")]
    [InlineData("web", "web")]
    [InlineData("worker-0a1b2c3d", "worker")]
    [InlineData("ci_runner.7.12", "ci_runner")]
    [InlineData("db-1a", "")]
    [InlineData("web-cafe", "web-cafe")]
    [InlineData("ip-10-0-3-17", "")]
    [InlineData("0123456789", "")]
    [InlineData("---", "")]
    [InlineData("", "")]
    public void ThreeNamesWithACommonPrefixFormAGroup(string name, string prefix)
    {
        var rows = new[] { Row(1, name: name), Row(2, name: name), Row(3, name: name) };

        Assert.Equal(prefix, Find(rows).SingleOrDefault()?.Key.Name ?? "");
        Assert.Empty(Find(rows[..2]));
    }

    [Fact]
    public void SortsBySizeThenByName() => Assert.Equal(["b", "a", "c"], Find(
        [
            .. Enumerable.Range(1, 2).Select(n => Row(n, "aws:autoscaling:groupName=c")),
            .. Enumerable.Range(3, 3).Select(n => Row(n, "aws:autoscaling:groupName=b")),
            .. Enumerable.Range(6, 2).Select(n => Row(n, "aws:autoscaling:groupName=a")),
        ]).Select(group => group.Key.Name));

    [Fact]
    public void FormatsTheKindInKebabCase() => Assert.Equal(
        [
            "auto-scaling-group", "eks-cluster", "ecs-cluster", "kubernetes-cluster", "emr-cluster",
            "beanstalk-environment", "batch-environment", "ec2-fleet", "spot-fleet", "stack", "name-prefix",
        ],
        Enum.GetValues<GroupKind>().Select(KebabCase.Format));

    [Property]
    public void PutsEveryInstanceInAtMostOneGroupInAnyOrder(byte[] choices)
    {
        string[] tags = ["", "aws:autoscaling:groupName=a", "eks:cluster-name=p",
            "eks:cluster-name=p|eks:nodegroup-name=n", "aws:ecs:clusterName=j",
            "aws:autoscaling:groupName=a|aws:ecs:clusterName=j"];
        var rows = choices.Select((c, n) => Row(n, tags[c % tags.Length], name: $"web-{c % 4}")).ToArray();

        var groups = Find(rows);

        Assert.Distinct(groups.SelectMany(group => group.Members).Select(row => row.Key));
        Assert.Equal(Text(groups), Text(Find([.. Enumerable.Reverse(rows)])));
    }

    private static IReadOnlyList<FoundGroup> Find(params ReportedInstance[] rows) => GroupFinder.Find(rows, _ => false).Groups;

    private static string Text(IEnumerable<FoundGroup> groups) => string.Join('\n', groups.Select(group =>
        $"{group.Key.Kind} {group.Key.Name} {group.Key.Part} {string.Join(' ', group.Members.Select(row => row.Instance))}"));

    private static ReportedInstance Row(
        int n, string tags = "", string? name = null, string account = "111122223333", string region = "eu-west-1") =>
        new(account, region, $"i-{n:x17}")
        {
            Name = name,
            Tags = Tags.Create(tags.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=', 2))
                .Select(tag => KeyValuePair.Create(tag[0], tag[1]))),
            Verdict = Verdict.Unmanaged,
            Reason = Reason.NoNodeListed,
            Because = "",
            Evidence = [],
        };
}
