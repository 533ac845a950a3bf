using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>The dashboard: how the organization does over the nights, and how the nights themselves do.</summary>
public sealed class Trend : Construct
{
    private readonly NightMetrics _metrics;

    /// <summary>Makes the dashboard.</summary>
    public Trend(FleetDiffStack stack, string id)
        : base(stack, id)
    {
        _metrics = new NightMetrics(stack.Night.Function.FunctionName);
        Dashboard = new Dashboard(this, "Dashboard", new DashboardProps
        {
            DefaultInterval = Duration.Days(90),
            Widgets =
            [
                [Graph("Not managed", "Unmanaged", "New", "Dormant", "Exempt"), Coverage()],
                [
                    Graph("The fleet", "Instances", "Managed"),
                    Graph("Not seen", "BlindSpots", "SourcesFailed", "Suspect"),
                ],
                [Graph("The time of a night, in ms", "Duration"), Graph("Pages read", "Pages")],
                [
                    new AlarmStatusWidget(new AlarmStatusWidgetProps
                    {
                        Title = "Alarms", Width = 24, Alarms = [.. stack.Alarms.All],
                    }),
                ],
            ],
        });
    }

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    private GraphWidget Graph(string title, params string[] names) => Graph(title, names.Select(Nightly));

    private GraphWidget Coverage() => Graph("Managed, in percent of the instances",
    [
        new MathExpression(new MathExpressionProps
        {
            Label = "Managed",
            Expression = "100 * managed / instances",
            UsingMetrics = new Dictionary<string, IMetric>
            {
                ["managed"] = Nightly("Managed"),
                ["instances"] = Nightly("Instances"),
            },
            Period = Duration.Days(1),
        }),
    ]);

    private static GraphWidget Graph(string title, IEnumerable<IMetric> metrics) => new(new GraphWidgetProps
    {
        Title = title,
        Width = 12,
        LeftYAxis = new YAxisProps { Min = 0, ShowUnits = false },
        Left = [.. metrics],
    });

    private Metric Nightly(string name) => _metrics.Of(name, Duration.Days(1));
}
