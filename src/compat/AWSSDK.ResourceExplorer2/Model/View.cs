namespace Amazon.ResourceExplorer2.Model;

public class View
{
    public SearchFilter Filters { get; set; }

    public List<IncludedProperty> IncludedProperties { get; set; }

    public DateTime? LastUpdatedAt { get; set; }

    public string Owner { get; set; }

    public string Scope { get; set; }

    public string ViewArn { get; set; }

    public string ViewName { get; set; }
}

public class SearchFilter
{
    public string FilterString { get; set; }
}

public class IncludedProperty
{
    public string Name { get; set; }
}
