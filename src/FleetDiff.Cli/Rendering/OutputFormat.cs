using System.CommandLine;
using System.CommandLine.Parsing;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Rendering;

/// <summary>The forms that an outcome can be printed in.</summary>
internal enum OutputFormat
{
    /// <summary>For people, in a terminal.</summary>
    Table,

    /// <summary>Everything, for programs: the report as the archive has it.</summary>
    Json,

    /// <summary>Rows, for spreadsheets.</summary>
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
            Description = "The form of what is printed. Default: table.",
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
            argument.AddError($"'{SafeText.ToSingleLine(name, 40)}' is no form of --output: give table, json, csv or markdown.");
        }

        return (OutputFormat)Math.Max(0, index);
    }
}
