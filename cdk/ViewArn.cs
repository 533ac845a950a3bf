using System.Text.RegularExpressions;

namespace FleetDiff.Cdk;

/// <summary>The ARN of a Resource Explorer view. The stack is deployed to its account and Region.</summary>
/// <param name="Text">The whole ARN.</param>
/// <param name="Region">The view's Region.</param>
/// <param name="Account">The account that the view is in: the delegated administrator.</param>
public sealed partial record ViewArn(string Text, string Region, string Account)
{
    /// <summary>Reads an ARN; null for what is not a view's.</summary>
    public static ViewArn? Parse(string text) =>
        Form().Match(text) is { Success: true } match
            ? new ViewArn(text, match.Groups["region"].Value, match.Groups["account"].Value)
            : null;

    [GeneratedRegex(
        @"^arn:aws[a-z-]*:resource-explorer-2:(?<region>[a-z]{2}(-[a-z]+)+-\d):(?<account>\d{12}):view/[\w-]+/[\w-]+\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
