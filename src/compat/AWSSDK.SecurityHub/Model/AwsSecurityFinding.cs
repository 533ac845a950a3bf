namespace Amazon.SecurityHub.Model;

public class AwsSecurityFinding
{
    public string AwsAccountId { get; set; }

    public Compliance Compliance { get; set; }

    public string CreatedAt { get; set; }

    public string FirstObservedAt { get; set; }

    public string GeneratorId { get; set; }

    public string Id { get; set; }

    public string LastObservedAt { get; set; }

    public string ProcessedAt { get; set; }

    public string ProductArn { get; set; }

    public string ProductName { get; set; }

    public RecordState RecordState { get; set; }

    public string Region { get; set; }

    public List<Resource> Resources { get; set; }

    public string Title { get; set; }

    public string UpdatedAt { get; set; }

    public Workflow Workflow { get; set; }
}

public class Workflow
{
    public WorkflowStatus Status { get; set; }
}
