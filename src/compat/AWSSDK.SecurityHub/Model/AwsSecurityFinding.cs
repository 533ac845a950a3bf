namespace Amazon.SecurityHub.Model;

public class AwsSecurityFinding
{
    public string AwsAccountId { get; set; }

    public Compliance Compliance { get; set; }

    public string Id { get; set; }

    public Note Note { get; set; }

    public string ProductArn { get; set; }

    public RecordState RecordState { get; set; }

    public string Region { get; set; }

    public List<Resource> Resources { get; set; }

    public string UpdatedAt { get; set; }

    public Workflow Workflow { get; set; }
}

public class Note
{
    public string Text { get; set; }

    public string UpdatedAt { get; set; }

    public string UpdatedBy { get; set; }
}

public class Workflow
{
    public WorkflowStatus Status { get; set; }
}

public class Compliance
{
    public string SecurityControlId { get; set; }

    public ComplianceStatus Status { get; set; }
}

public class Resource
{
    public string Id { get; set; }

    public string Region { get; set; }

    public string Type { get; set; }
}
