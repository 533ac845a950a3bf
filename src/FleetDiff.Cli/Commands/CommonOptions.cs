using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FleetDiff.Cli.Rendering;

namespace FleetDiff.Cli.Commands;

/// <summary>The options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Creates the option <c>--all</c>: lists everything instead of an overview.</summary>
    public static Option<bool> CreateAll() => new(TextLines.All)
    {
        Description = "List everything instead of an overview: every cause, account and instance, and all counts.",
    };

    /// <summary>Creates the option <c>--fail-on-unmanaged</c>: reports unmanaged instances by the exit code.</summary>
    public static Option<bool> CreateFailOnUnmanaged() => new("--fail-on-unmanaged")
    {
        Description = "Exit with code 2 if there are unmanaged instances that are not exempt.",
    };

    /// <summary>Creates the option <c>--output</c>, with the given formats or with all.</summary>
    public static Option<OutputFormat> CreateOutput(params OutputFormat[] formats)
    {
        formats = formats is [] ? Enum.GetValues<OutputFormat>() : formats;
        string[] names = [.. formats.Select(KebabCase.Format)];
        var option = new Option<OutputFormat>("--output")
        {
            HelpName = string.Join('|', names),
            Description = "The output format. Default: table.",
            CustomParser = argument =>
                formats[Math.Max(0, Array.IndexOf(names, ParseName(argument, "format of --output", names)))],
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(names);
        return option;
    }

    /// <summary>Returns the text of the argument; adds an error to the argument when it is not one of the names.</summary>
    public static string? ParseName(ArgumentResult argument, string what, string[] names)
    {
        var text = argument.Tokens is [var token] ? token.Value : null;
        if (text is not null && !names.Contains(text, StringComparer.Ordinal))
        {
            argument.AddError(
                $"'{SafeText.ToSingleLine(text, 40)}' is not a {what}: give {string.Join(", ", names[..^1])} or {names[^1]}.");
        }

        return text;
    }

    /// <summary>Parses a date of the form yyyy-MM-dd; adds an error to the argument and returns null for other text.</summary>
    public static DateOnly? ParseDate(ArgumentResult argument)
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
