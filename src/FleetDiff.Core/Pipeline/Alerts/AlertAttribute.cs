namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>A message attribute, for a subscription's filter policy.</summary>
/// <param name="Name">Its name: the name of the same field of the alert message.</param>
/// <param name="Type"><c>String</c>, <c>Number</c> or <c>String.Array</c>, as Amazon SNS calls its data types.</param>
/// <param name="Value">Its value; that of an array is JSON.</param>
public sealed record AlertAttribute(string Name, string Type, string Value);
