using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>A finding in the AWS Security Finding Format.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("SchemaVersion", "2018-10-08");
        json.WriteString("Id", finding.Id);
        json.WriteString("ProductArn", finding.ProductArn);
        json.WriteString("ProductName", finding.ProductName);
        json.WriteString("CompanyName", "AWS");
        json.WriteString("Region", finding.Region);
        json.WriteString("GeneratorId", finding.GeneratorId);
        json.WriteString("AwsAccountId", finding.Account);
        json.WriteArray("Types", ["Software and Configuration Checks/Industry and Regulatory Standards"],
            json.WriteStringValue);
        json.WriteTime("FirstObservedAt", finding.UpdatedAt);
        json.WriteTime("LastObservedAt", finding.UpdatedAt);
        json.WriteTime("CreatedAt", finding.UpdatedAt);
        json.WriteTime("UpdatedAt", finding.UpdatedAt);
        WriteSeverity(json, finding);
        json.WriteString("Title", finding.Standard is null ? finding.Title : $"{finding.Control} {finding.Title}");
        json.WriteString("Description", $"{finding.Title}.");
        json.WriteArray("Resources", [finding], resource => WriteResource(json, resource));
        WriteCompliance(json, finding);
        json.WriteString("WorkflowState", "NEW");
        json.WriteStartObject("Workflow");
        json.WriteString("Status", finding.Workflow);
        json.WriteEndObject();
        if (finding.Note is { } note)
        {
            json.WriteStartObject("Note");
            json.WriteString("Text", note.Text);
            json.WriteString("UpdatedBy", note.By);
            json.WriteTime("UpdatedAt", note.At);
            json.WriteEndObject();
        }

        json.WriteString("RecordState", finding.RecordState);
        json.WriteEndObject();
    }

    // A passed check is informational, whatever the severity of its control.
    private static void WriteSeverity(Utf8JsonWriter json, Finding finding)
    {
        var (label, normalized) = finding.Status is "PASSED" ? ("INFORMATIONAL", 0) : ("MEDIUM", 40);
        json.WriteStartObject("Severity");
        json.WriteString("Label", label);
        json.WriteNumber("Normalized", normalized);
        json.WriteString("Original", label);
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("Type", finding.ResourceType);
        json.WriteString("Id", finding.ResourceId);
        json.WriteString("Partition", finding.Partition);
        json.WriteString("Region", finding.Region);
        json.WriteEndObject();
    }

    private static void WriteCompliance(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("Compliance");
        json.WriteString("Status", finding.Status);
        json.WriteString("SecurityControlId", finding.Control);
        if (finding.ReasonCode is { } reason)
        {
            json.WriteArray("StatusReasons", [reason], code => WriteOne(json, "ReasonCode", code));
        }

        if (finding.Standard is { } standard)
        {
            json.WriteArray("AssociatedStandards", [$"standards/{standard}"], id => WriteOne(json, "StandardsId", id));
        }

        json.WriteEndObject();
    }

    private static void WriteOne(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
    }
}
