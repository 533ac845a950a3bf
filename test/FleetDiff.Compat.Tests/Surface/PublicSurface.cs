using System.Reflection;

namespace FleetDiff.Compat.Tests.Surface;

/// <summary>The public surface of an assembly, a line for each type and member.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(type => Members(type).Select(line => $"  {line}").Prepend(Header(type)));

    private static string Header(Type type)
    {
        var name = $"{type.Namespace}.{TypeName.Of(type)}";
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {TypeName.Of(invoke.ReturnType)} {name}({Parameters(invoke)})";
        }

        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = Bases(type).Select(TypeName.Of).ToList();
        return bases.Count == 0 ? $"{kind} {name}" : $"{kind} {name} : {string.Join(", ", bases)}";
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Except(inherited).OrderBy(TypeName.Of, StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) ? interfaces.Prepend(parent) : interfaces;
    }

    private static IEnumerable<string> Members(Type type) => type.IsSubclassOf(typeof(Delegate)) ? [] :
    [
        .. type.GetConstructors(Declared).Where(IsSeen)
            .Select(each => $"{Access(each)}{TypeName.Plain(type)}({Parameters(each)})"),
        .. type.GetMethods(Declared).Where(IsSeen).Where(each => !IsAccessor(each)).Select(Method),
        .. type.GetProperties(Declared).Where(each => IsSeen(each.GetMethod!)).Select(Property),
        .. type.GetFields(Declared).Where(each => each.IsPublic || each.IsFamily).Select(Field),
    ];

    private static bool IsSeen(MethodBase method) => method switch
    {
        // An override of a protected member adds nothing that a caller can use.
        MethodInfo { IsFamily: true } info when info.GetBaseDefinition() != info => false,
        _ => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
    };

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeName.Of))}>"
            : "";
        return $"{Access(method)}{TypeName.Of(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.SetMethod is { } set && IsSeen(set) ? "{ get; set; }" : "{ get; }";
        return $"{Access(property.GetMethod!)}{TypeName.Of(property.PropertyType)} {property.Name} {accessors}";
    }

    private static string Field(FieldInfo field) =>
        $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
        + $"{TypeName.Of(field.FieldType)} {field.Name}";

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(each =>
        $"{TypeName.Of(each.ParameterType)} {each.Name}{(each.IsOptional ? " = default" : "")}"));
}
