namespace Amazon.Lambda.Annotations.Schedule;

[AttributeUsage(AttributeTargets.Method)]
public class ScheduleEventAttribute(string schedule) : Attribute
{
    public string Description { get; set; }

    public bool Enabled { get; set; } = true;

    public string Input { get; set; }

    public string ResourceName { get; set; }

    public string Schedule { get; set; } = schedule;
}
