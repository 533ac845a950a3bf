using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>The dashboard with the trend of the organization and of the runs.</summary>
internal sealed class TrendDashboard : Construct
{
    private readonly RunFunction _run;

    public TrendDashboard(FleetDiffStack stack, string id, IReadOnlyList<Alarm> alarms)
        : base(stack, id)
    {
        _run = stack.Run;
        Dashboard = new Dashboard(this, "Dashboard", new DashboardProps
        {
            DefaultInterval = Duration.Days(90),
            Widgets =
            [
                [CreateGraph("Not managed", "Unmanaged", "New", "Dormant", "Exempt"), CreateCoverage()],
                [
                    CreateGraph("Fleet", "Instances", "Managed"),
                    CreateGraph("Not seen", "BlindSpots", "SourcesFailed", "Suspect"),
                ],
                [CreateGraph("Run duration, ms", "Duration"), CreateGraph("Pages read", "Pages")],
                [
                    new AlarmStatusWidget(new AlarmStatusWidgetProps
                    {
                        Title = "Alarms", Width = 24, Alarms = [.. alarms],
                    }),
                ],
            ],
        });
    }

    public Dashboard Dashboard { get; }

    private GraphWidget CreateGraph(string title, params string[] names) => CreateGraph(title, names.Select(CreateMetricPerRun));

    private GraphWidget CreateCoverage() => CreateGraph("Managed instances, percent",
    [
        new MathExpression(new MathExpressionProps
        {
            Label = "Managed",
            Expression = "100 * managed / instances",
            UsingMetrics = new Dictionary<string, IMetric>
            {
                ["managed"] = CreateMetricPerRun("Managed"),
                ["instances"] = CreateMetricPerRun("Instances"),
            },
            Period = Duration.Days(1),
        }),
    ]);

    private static GraphWidget CreateGraph(string title, IEnumerable<IMetric> metrics) => new(new GraphWidgetProps
    {
        Title = title,
        Width = 12,
        LeftYAxis = new YAxisProps { Min = 0, ShowUnits = false },
        Left = [.. metrics],
    });

    private Metric CreateMetricPerRun(string name) => _run.CreateMetric(name, Duration.Days(1));
}
