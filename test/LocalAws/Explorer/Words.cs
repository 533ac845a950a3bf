namespace LocalAws.Explorer;

/// <summary>A character of a query. Behind a backslash or in quotes it has no special meaning.</summary>
internal readonly record struct Symbol(char Character, bool IsLiteral)
{
    public bool Is(char sign) => Character == sign && !IsLiteral;
}

/// <summary>The words of a query: split at white space, with the meaning of each character.</summary>
internal static class Words
{
    public static IReadOnlyList<Symbol[]> Of(string query)
    {
        var words = new List<Symbol[]>();
        var word = new List<Symbol>();
        var quoted = false;
        for (var i = 0; i < query.Length; i++)
        {
            switch (query[i])
            {
                case '\\' when i + 1 < query.Length:
                    word.Add(new(query[++i], IsLiteral: true));
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case var space when char.IsWhiteSpace(space) && !quoted:
                    Finish();
                    break;
                case var other:
                    word.Add(new(other, IsLiteral: quoted));
                    break;
            }
        }

        Finish();
        return quoted ? throw new FormatException("A quotation mark is not closed.") : words;

        void Finish()
        {
            if (word.Count > 0)
            {
                words.Add([.. word]);
                word.Clear();
            }
        }
    }

    public static int IndexOf(this ReadOnlySpan<Symbol> word, char sign)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i].Is(sign))
            {
                return i;
            }
        }

        return -1;
    }
}
