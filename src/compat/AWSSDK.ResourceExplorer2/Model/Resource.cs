using Amazon.Runtime.Documents;

namespace Amazon.ResourceExplorer2.Model;

public class Resource
{
    public string Arn { get; set; }

    public DateTime? LastReportedAt { get; set; }

    public string OwningAccountId { get; set; }

    public List<ResourceProperty> Properties { get; set; }

    public string Region { get; set; }

    public string ResourceType { get; set; }

    public string Service { get; set; }
}

public class ResourceProperty
{
    public Document Data { get; set; }

    public DateTime? LastReportedAt { get; set; }

    public string Name { get; set; }
}
