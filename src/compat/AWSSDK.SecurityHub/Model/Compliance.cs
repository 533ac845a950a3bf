namespace Amazon.SecurityHub.Model;

public class Compliance
{
    public List<AssociatedStandard> AssociatedStandards { get; set; }

    public string SecurityControlId { get; set; }

    public ComplianceStatus Status { get; set; }

    public List<StatusReason> StatusReasons { get; set; }
}

public class AssociatedStandard
{
    public string StandardsId { get; set; }
}

public class StatusReason
{
    public string Description { get; set; }

    public string ReasonCode { get; set; }
}
