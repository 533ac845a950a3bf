using System.Text.RegularExpressions;

namespace LocalAws.Recording;

/// <summary>
/// The supported part of the SQL of Config: columns, conditions of equality joined by AND, and counts by one column. As in the
/// documentation, GROUP BY takes one property (AWS Config developer guide, Query components).
/// </summary>
internal sealed partial class SelectGrammar
{
    private readonly Queue<string> _tokens;

    private SelectGrammar(IEnumerable<string> tokens) => _tokens = new(tokens);

    private string Next => _tokens.TryPeek(out var token) ? token : "the end";

    /// <summary>Parses an expression. Throws a FormatException with the position of the error.</summary>
    public static Select Parse(string expression) => new SelectGrammar(Split(expression)).Read();

    private static IEnumerable<string> Split(string expression)
    {
        for (var at = 0; at < expression.TrimEnd().Length;)
        {
            var match = Token().Match(expression, at);
            if (!match.Success)
            {
                throw new FormatException($"Invalid expression at {expression[at..].Trim()}");
            }

            yield return match.Groups["token"].Value;
            at += match.Length;
        }
    }

    private Select Read()
    {
        Expect("SELECT");
        var columns = List(Selected);
        List<Condition> conditions = [];
        if (Take("WHERE"))
        {
            do
            {
                conditions.Add(Condition());
            }
            while (Take("AND"));
        }

        var select = new Select(columns, conditions) { GroupBy = TakeGroupBy() };
        return _tokens.Count > 0 ? throw Unexpected()
            : select.IsAggregate && columns.Any(column => column != Select.Count && column != select.GroupBy)
                ? throw new FormatException("Invalid expression: a column is neither counted nor in GROUP BY")
            : select;
    }

    private Condition Condition()
    {
        var column = Column();
        if (Take("="))
        {
            return new(column, new HashSet<string> { Text() });
        }

        Expect("IN");
        Expect("(");
        var values = List(Text);
        Expect(")");
        return new(column, values.ToHashSet());
    }

    private List<string> List(Func<string> item)
    {
        List<string> items = [item()];
        while (Take(","))
        {
            items.Add(item());
        }

        return items;
    }

    private string Selected()
    {
        if (!Take("COUNT"))
        {
            return Column();
        }

        Expect("(");
        Expect("*");
        Expect(")");
        return Select.Count;
    }

    private string? TakeGroupBy()
    {
        if (!Take("GROUP"))
        {
            return null;
        }

        Expect("BY");
        return Column();
    }

    private string Column() => Columns.All.ContainsKey(Next) ? _tokens.Dequeue() : throw Unexpected();

    private string Text() => Next is ['\'', .. var text, '\'']
        ? TakeText(text)
        : throw Unexpected();

    private string TakeText(string text)
    {
        _tokens.Dequeue();
        return text.Replace("''", "'", StringComparison.Ordinal);
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw Unexpected();
        }
    }

    private bool Take(string token) =>
        Next.Equals(token, StringComparison.OrdinalIgnoreCase) && _tokens.TryDequeue(out _);

    private FormatException Unexpected() => new($"Invalid expression: did not expect {Next}");

    [GeneratedRegex(@"\G\s*(?<token>'(?:[^']|'')*'|[A-Za-z_][\w.]*|[,()=*])")]
    private static partial Regex Token();
}
