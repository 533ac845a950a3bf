using System.CommandLine.Parsing;
using System.Globalization;

namespace FleetDiff.Cli;

/// <summary>Parses the date of a report on the command line.</summary>
internal static class DateArgument
{
    /// <summary>Parses a date of the form yyyy-MM-dd; adds an error to the argument and returns null for other text.</summary>
    public static DateOnly? Parse(ArgumentResult argument)
    {
        if (argument.Tokens is not [{ Value: var text }])
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        argument.AddError($"'{text}' is not a date of the form 2026-11-23.");
        return null;
    }
}
