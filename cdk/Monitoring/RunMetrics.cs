using Amazon.CDK.AWS.CloudWatch;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>The metrics that a night writes when it has succeeded, one value each.</summary>
/// <param name="functionName">The function's name: their only dimension.</param>
internal sealed class RunMetrics(string functionName)
{
    /// <summary>The metrics' namespace.</summary>
    public const string Namespace = "FleetDiff";

    /// <summary>The time of a run, in milliseconds: one sample for each run that has succeeded.</summary>
    public const string Duration = "Duration";

    /// <summary>One of the metrics.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="period">What its values are taken together over.</param>
    /// <param name="statistic">How they are taken together.</param>
    public Metric Create(string name, Amazon.CDK.Duration period, string statistic = "Maximum") => new(new MetricProps
    {
        Namespace = Namespace,
        MetricName = name,
        DimensionsMap = new Dictionary<string, string> { ["FunctionName"] = functionName },
        Period = period,
        Statistic = statistic,
    });
}
