namespace FleetDiff.Cdk.Monitoring;

/// <summary>Detects incoming webhooks of chat services, which cannot confirm an SNS subscription.</summary>
internal static class ChatWebhook
{
    private static readonly (string Domain, string Service)[] Domains =
    [
        ("slack.com", "Slack"),
        ("slack-gov.com", "Slack"),
        ("webhook.office.com", "Microsoft Teams"),
        ("outlook.office.com", "Microsoft Teams"),
        ("outlook.office365.com", "Microsoft Teams"),
        // Workflows of Power Automate, the successor of Teams connectors.
        ("logic.azure.com", "a workflow of Microsoft Teams"),
        ("logic.azure.us", "a workflow of Microsoft Teams"),
        ("powerplatform.com", "a workflow of Microsoft Teams"),
        ("powerplatform.us", "a workflow of Microsoft Teams"),
        ("powerautomate.com", "a workflow of Microsoft Teams"),
        ("flow.microsoft.com", "a workflow of Microsoft Teams"),
        ("chime.aws", "Amazon Chime"),
    ];

    /// <summary>Returns the chat service of an address; null for any other address.</summary>
    public static string? GetService(Uri address)
    {
        var host = $".{address.IdnHost.TrimEnd('.')}";
        return Domains.FirstOrDefault(of => host.EndsWith($".{of.Domain}", StringComparison.OrdinalIgnoreCase)).Service;
    }
}
