using System.Text;
using FleetDiff.Core.Analysis.Exemptions;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis.Exemptions;

public sealed class ExemptionParserPropertyTests
{
    [Property(MaxTest = 500)]
    public void AnyBytesAreParsedOrRejected(byte[] file) => OnlyRefuses(file);

    [Property(MaxTest = 500)]
    public void AnyFragmentsAreParsedOrRejected(byte[] choices)
    {
        string[] pieces =
            ["\"", ",", "\n", "\r\n", "#", "*", "i-", "0123456789ab", "eu-west-1", "2027-03-31", "=", " ", "é"];
        OnlyRefuses(Encoding.UTF8.GetBytes(
            "account,region,instance,until,reason,owner,tag\n"
            + string.Concat(choices.Select(c => pieces[c % pieces.Length]))));
    }

    private static void OnlyRefuses(byte[] file)
    {
        try
        {
            Assert.All(ExemptionParser.Parse(file), rule => Assert.NotEmpty(rule.Reason));
        }
        catch (ExemptionsException e)
        {
            Assert.NotEmpty(e.Problems);
            Assert.All(e.Problems, problem => Assert.True(problem is { Line: > 0, Column: > 0 }));
        }
    }
}
