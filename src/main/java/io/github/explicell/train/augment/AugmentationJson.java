package io.github.explicell.train.augment;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.util.List;

/** An augmentation in JSON: its components; only its steps must be there, and no others may. */
final class AugmentationJson implements JsonSerializer<Augmentation>, JsonDeserializer<Augmentation> {

    private static final Type STEPS = new TypeToken<List<Augmenter>>() {}.getType();

    @Override
    public JsonElement serialize(final Augmentation of, final Type type, final JsonSerializationContext context) {
        final JsonObject json = new JsonObject();
        json.addProperty("name", of.name());
        json.add("fill", context.serialize(of.fill()));
        if (of.colour() != null) json.add("colour", context.serialize(of.colour()));
        json.addProperty("views", of.views());
        json.addProperty("separately", of.separately());
        json.add("steps", context.serialize(of.steps(), STEPS));
        if (of.mixing() != null) json.add("mixing", context.serialize(of.mixing()));
        return json;
    }

    @Override
    public Augmentation deserialize(final JsonElement json, final Type type, final JsonDeserializationContext context) {
        if (!json.isJsonObject()) throw new JsonParseException("an augmentation must be an object with a list 'steps'");
        final JsonObject fields = json.getAsJsonObject().deepCopy();
        if (!fields.has("views")) fields.addProperty("views", 0);
        if (!fields.has("separately")) fields.addProperty("separately", false);
        AugmenterJson.checkFields("an augmentation", fields, Augmentation.class);
        if (fields.has("mixing") && fields.get("mixing").isJsonObject()) {
            final JsonObject mixing = fields.getAsJsonObject("mixing");
            for (final String name : List.of("mixup", "cutmix")) if (!mixing.has(name)) mixing.addProperty(name, 0);
            if (!mixing.has("probability")) mixing.addProperty("probability", 1);
            AugmenterJson.checkFields("mixing", mixing, Mixing.class);
        }
        if (fields.has("fill") && context.deserialize(fields.get("fill"), Fill.class) == null)
            throw new JsonParseException("the fill is mirror, edge or colour, not " + fields.get("fill"));
        return new Augmentation(
                fields.has("name") ? fields.get("name").getAsString() : null,
                context.deserialize(fields.get("fill"), Fill.class),
                context.deserialize(fields.get("colour"), new TypeToken<List<Double>>() {}.getType()),
                fields.get("views").getAsInt(),
                fields.get("separately").getAsBoolean(),
                context.deserialize(fields.get("steps"), STEPS),
                context.deserialize(fields.get("mixing"), Mixing.class));
    }
}
