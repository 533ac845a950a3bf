using System.Text.Json;
using FleetDiff.Fleet;
using FleetDiff.Reporting.Messages;

namespace FleetDiff.Reporting;

/// <summary>A message attribute, for a subscription's filter policy.</summary>
/// <param name="Name">Its name: that of the field of <see cref="AlertMessage"/> that says the same.</param>
/// <param name="Type"><c>String</c>, <c>Number</c> or <c>String.Array</c>, as Amazon SNS calls its data types.</param>
/// <param name="Value">Its value; that of an array is JSON.</param>
public sealed record AlertAttribute(string Name, string Type, string Value)
{
    /// <summary>
    /// The attributes of a message: five at most, where a queue with raw delivery takes ten (Amazon SNS Developer
    /// Guide, Message attributes).
    /// </summary>
    internal static IReadOnlyList<AlertAttribute> Create(AlertMessage message)
    {
        var labels = new List<AlertAttribute>
        {
            new("kind", "String", KebabCase.Format(message.Kind)),
            new("suspect", "String", message.Suspect ? "true" : "false"),
            new("new", "Number", TextFormat.Digits(message.New)),
            new("unmanaged", "Number", TextFormat.Digits(message.Unmanaged)),
        };
        if (message.Accounts is { } accounts)
        {
            labels.Add(new("accounts", "String.Array",
                JsonSerializer.Serialize(accounts, MessageJson.Compact.IReadOnlyListString)));
        }

        return labels;
    }
}
