using System.Text.Json;
using System.Text.Json.Serialization;

namespace Upskill.Kit.Ledger;

/// <summary>Writes an id (<c>readonly record struct XId(string Value)</c>) as its plain string.</summary>
internal sealed class IdJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && typeToConvert.Name.EndsWith("Id", StringComparison.Ordinal)
        && typeToConvert.GetConstructor([typeof(string)]) is not null && typeToConvert.GetProperty("Value")?.PropertyType == typeof(string);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdJsonConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class IdJsonConverter<TId> : JsonConverter<TId> where TId : struct
    {
        private static readonly System.Reflection.PropertyInfo Value = typeof(TId).GetProperty("Value")!;

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TId)Activator.CreateInstance(typeof(TId), reader.GetString())!;

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue((string?)Value.GetValue(value));

        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WritePropertyName((string)Value.GetValue(value)!);
    }
}
