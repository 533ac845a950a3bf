namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>A message attribute, for filter policies of subscriptions.</summary>
/// <param name="Name">The name, equal to the name of the field of the alert message.</param>
/// <param name="Type">The Amazon SNS data type: <c>String</c>, <c>Number</c> or <c>String.Array</c>.</param>
/// <param name="Value">The value; a JSON array for <c>String.Array</c>.</param>
public sealed record AlertAttributeValue(string Name, string Type, string Value);
