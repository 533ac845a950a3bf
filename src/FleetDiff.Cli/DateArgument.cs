using System.CommandLine.Parsing;
using System.Globalization;

namespace FleetDiff.Cli;

/// <summary>A night's date on the command line.</summary>
internal static class DateArgument
{
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

        argument.AddError($"'{text}' is no date of the form 2026-11-23.");
        return null;
    }
}
