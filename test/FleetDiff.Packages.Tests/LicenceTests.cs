using System.Text;

namespace FleetDiff.Packages.Tests;

public sealed class LicenceTests
{
    private const string Notices = "THIRD-PARTY-NOTICES.md";

    private static readonly string[] Allowed =
        ["Apache-2.0", "MIT", "MS-PL", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD"];

    [Fact]
    public void EveryShippedPackageHasAnAcceptedLicence() => Assert.All(ShippedPackages.Restored, shipped =>
        Assert.True(Allowed.Contains(shipped.Package.Licence),
            $"{shipped.Package.Id} {shipped.Package.Version} ships in {shipped.In}, and its licence is "
            + $"'{shipped.Package.Licence}', none of {string.Join(", ", Allowed)}: do without the package."));

    [Fact]
    public void NoticesListEveryShippedPackage()
    {
        var listed = Notice();

        Golden.CheckLines(Path.Combine(Repository.Root, Notices), listed);
    }

    private static string Notice()
    {
        var text = new StringBuilder("""
            # Third-party notices

            FleetDiff is under the [Apache License 2.0](LICENSE). What it takes from others, and where that goes: into the
            function, the command line `fleetdiff`, or the program that makes the deployment. The tests' packages and
            Node.js's tools are not passed on. A test writes this file from what was restored: `ACCEPT=1 dotnet test
            test/FleetDiff.Packages.Tests`. Amazon's packages that have a stand-in in `src/compat` are listed for the build
            that takes them; the other build ships the stand-in, which is FleetDiff's.

            | package | version | licence | in | from |
            |---|---|---|---|---|

            """);
        foreach (var (package, where) in ShippedPackages.All)
        {
            text.Append($"| [{package.Id}]({package.Project}) | {package.Version} | {package.Licence} | {where} | {package.Holder} |\n");
        }

        return text.Append("""
            | [.NET](https://github.com/dotnet/runtime), part of the executables | the SDK's | MIT | function, fleetdiff | © .NET Foundation and Contributors |

            ## The MIT License

            For each package above that is under it, with its holder's name:

            > Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
            > documentation files (the "Software"), to deal in the Software without restriction, including without limitation
            > the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
            > to permit persons to whom the Software is furnished to do so, subject to the following conditions:
            >
            > The above copyright notice and this permission notice shall be included in all copies or substantial portions
            > of the Software.
            >
            > THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
            > THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
            > AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
            > CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
            > IN THE SOFTWARE.

            """).ToString();
    }
}
