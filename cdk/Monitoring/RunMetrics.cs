using Amazon.CDK.AWS.CloudWatch;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>The metrics that a successful run writes, one value each.</summary>
/// <param name="functionName">The name of the function: the only dimension of the metrics.</param>
internal sealed class RunMetrics(string functionName)
{
    /// <summary>The namespace of the metrics.</summary>
    public const string Namespace = "FleetDiff";

    /// <summary>The duration of a run, in milliseconds: one sample for each successful run.</summary>
    public const string Duration = "Duration";

    public Metric Create(string name, Amazon.CDK.Duration period, string statistic = "Maximum") => new(new MetricProps
    {
        Namespace = Namespace,
        MetricName = name,
        DimensionsMap = new Dictionary<string, string> { ["FunctionName"] = functionName },
        Period = period,
        Statistic = statistic,
    });
}
