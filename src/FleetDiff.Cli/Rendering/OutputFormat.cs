using System.CommandLine;
using System.CommandLine.Parsing;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Rendering;

/// <summary>The output formats of a command.</summary>
internal enum OutputFormat
{
    /// <summary>Tables, for people at a terminal.</summary>
    Table,

    /// <summary>The whole report as in the archive, for programs.</summary>
    Json,

    /// <summary>One line for each row, for spreadsheets.</summary>
    Csv,

    /// <summary>A summary, for a ticket or a chat.</summary>
    Markdown,
}

/// <summary>The option <c>--output</c>.</summary>
internal static class OutputOption
{
    private static readonly string[] Names = ["table", "json", "csv", "markdown"];

    public static Option<OutputFormat> Create()
    {
        var option = new Option<OutputFormat>("--output")
        {
            HelpName = string.Join('|', Names),
            Description = "The output format. Default: table.",
            CustomParser = Parse,
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(Names);
        return option;
    }

    private static OutputFormat Parse(ArgumentResult argument)
    {
        if (argument.Tokens is not [{ Value: var name }])
        {
            return OutputFormat.Table;
        }

        var index = Array.IndexOf(Names, name);
        if (index < 0)
        {
            argument.AddError(
                $"'{SafeText.ToSingleLine(name, 40)}' is not a format of --output: give table, json, csv or markdown.");
        }

        return (OutputFormat)Math.Max(0, index);
    }
}
